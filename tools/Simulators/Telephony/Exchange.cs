using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Simulators.Telephony;

/// <summary>A telephone exchange on a loop's clock: connects the lines of its subscribers by number.</summary>
/// <remarks>Thread: the loop. Time and bit errors are the loop's and the seed's: a run can be replayed.</remarks>
public sealed class Exchange
{
    private readonly Dictionary<string, SubscriberLine> _lines = new(StringComparer.Ordinal);
    private readonly Random _seeds;

    /// <summary>Makes an exchange without subscribers.</summary>
    public Exchange(IEventLoop loop, ExchangeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(loop);
        Loop = loop;
        Options = options ?? new ExchangeOptions();
        _seeds = new Random(Options.Seed);
    }

    /// <summary>Gets what the exchange is like.</summary>
    public ExchangeOptions Options { get; }

    /// <summary>Gets the counters.</summary>
    public ExchangeCounters Counters => Count;

    /// <summary>Gets the lines.</summary>
    public IReadOnlyCollection<SubscriberLine> Lines => _lines.Values;

    internal IEventLoop Loop { get; }

    internal ref ExchangeCounters Count => ref _count;

    private ExchangeCounters _count;

    /// <summary>Adds a line.</summary>
    /// <param name="number">Its number; what is not part of a number is left out.</param>
    /// <param name="options">What it is like.</param>
    /// <exception cref="ArgumentException">The number is empty or taken.</exception>
    public SubscriberLine AddSubscriber(string number, SubscriberOptions? options = null)
    {
        string digits = PhoneNumber.Normalize(number);
        if (digits.Length == 0)
        {
            throw new ArgumentException($"'{number}' is no telephone number.", nameof(number));
        }

        var line = new SubscriberLine(this, digits, options ?? new SubscriberOptions());
        return _lines.TryAdd(digits, line)
            ? line
            : throw new ArgumentException($"The number {digits} is taken.", nameof(number));
    }

    /// <summary>Finds a line by number; null: there is none.</summary>
    public SubscriberLine? Find(ReadOnlySpan<char> number) => _lines.GetValueOrDefault(PhoneNumber.Normalize(number));

    /// <summary>Breaks the carrier of the call that <paramref name="number"/> has.</summary>
    /// <returns>False: it has none.</returns>
    public bool DropCarrier(ReadOnlySpan<char> number) => Find(number)?.Circuit?.DropCarrier() ?? false;

    internal void Dial(SubscriberLine from, ReadOnlySpan<char> dialString)
    {
        _count.CallsDialed++;
        new Circuit(this, from, PhoneNumber.Normalize(dialString)).Dial();
    }

    /// <summary>Finds the line to ring.</summary>
    /// <returns>Why it cannot be rung; null when it can.</returns>
    internal ClearCause? Route(SubscriberLine caller, string number, out SubscriberLine? called)
    {
        ClearCause? refusal =
            caller.Options.Behaviour == SubscriberBehaviour.NoDialTone ? ClearCause.NoDialTone
            : !_lines.TryGetValue(number, out called) ? Options.UnknownNumber
            : called.Options.Behaviour == SubscriberBehaviour.NoDialTone ? ClearCause.NoCarrier
            : !called.IsFree || called.Options.Behaviour == SubscriberBehaviour.Busy ? ClearCause.Busy
            : null;
        called = refusal is null ? _lines[number] : null;
        _count.CallsRefused += refusal is null ? 0 : 1;
        return refusal;
    }

    /// <summary>Gives the next call's source of bit errors; null when there are to be none.</summary>
    internal BitErrors? NextErrors(double rate)
    {
        int seed = _seeds.Next();
        return rate > 0 ? new BitErrors(seed, rate) : null;
    }
}
