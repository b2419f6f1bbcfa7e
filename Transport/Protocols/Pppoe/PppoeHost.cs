using System.Text;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>A host's way to one session: discovery, and its end by PADT, without clock, thread or I/O (RFC 2516).</summary>
/// <remarks>
/// Call <see cref="Start"/>, a <c>Handle</c> method or <see cref="Close"/>, then drain <see cref="TryGetTransmit"/>, then
/// <see cref="TryGetEvent"/>, then arm a timer for <see cref="DueAt"/>. Session frames do not come here.
/// Keep it fed after <see cref="Close"/> until <see cref="DueAt"/> is null: a session that comes late is then ended.
/// Thread: one at a time. Time is monotonic.
/// </remarks>
public sealed partial class PppoeHost
{
    private const int MaxOffers = 16;
    private const int GeneratedHostUniqLength = 8;

    private readonly PppoeHostOptions _options;
    private readonly byte[] _service;
    private readonly byte[] _hostUniq;
    private readonly Queue<PppoeHostEvent> _events = new();
    private readonly List<(MacAddress Address, string AcName)> _offering = [];
    private readonly List<MacAddress> _asked = [];
    private PppoeOffer? _offer;
    private PppoeFailureCause _cause;
    private string? _text;
    private TimeSpan _now;
    private TimeSpan _padiWait;
    private TimeSpan _padrWait;
    private int _padiSent;
    private int _padrSent;

    /// <summary>Creates a host that has not started.</summary>
    /// <param name="options">What is wanted.</param>
    /// <param name="random">Makes the Host-Uniq, if none is given.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public PppoeHost(PppoeHostOptions options, IPppRandom random)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        if (options.FindFault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(options));
        }

        _options = options;
        _service = Encoding.UTF8.GetBytes(options.ServiceName);
        _padiWait = options.RetryTime;
        _hostUniq = options.HostUniq.ToArray();
        if (_hostUniq.Length == 0)
        {
            _hostUniq = new byte[GeneratedHostUniqLength];
            random.Fill(_hostUniq);
        }
    }

    /// <summary>Gets where it stands.</summary>
    public PppoeHostState State { get; private set; }

    /// <summary>Gets the session; null before it opened. It stays after the end.</summary>
    public PppoeSession? Session { get; private set; }

    /// <summary>Gets the counters.</summary>
    public PppoeStatistics Statistics { get; } = new();

    /// <summary>Gets the Host-Uniq, by which an adapter with many hosts finds the one an answer is for.</summary>
    public ReadOnlyMemory<byte> HostUniq => _hostUniq;

    /// <summary>Gets when <see cref="HandleTimeout"/> must be called; null: never.</summary>
    public TimeSpan? DueAt { get; private set; }

    /// <summary>Sends the first PADI.</summary>
    /// <param name="now">The time.</param>
    public void Start(TimeSpan now) => Apply(PppoeHostTable.Start(State), now);

    /// <summary>Gives up, or ends the session with a PADT; <see cref="PppoeHostEventKind.Closed"/> follows at once.</summary>
    /// <param name="now">The time.</param>
    /// <param name="text">Told to the peer in a Generic-Error tag; null: none. At most 128 bytes are sent.</param>
    public void Close(TimeSpan now, string? text = null)
    {
        (_cause, _text) = State is PppoeHostState.Cancelled or PppoeHostState.Closed
            ? (_cause, _text)
            : (PppoeFailureCause.LocalClose, null);
        _closeText = text;
        Apply(PppoeHostTable.Close(State), now);
    }

    /// <summary>Runs the timer if it is due.</summary>
    /// <param name="now">The time.</param>
    public void HandleTimeout(TimeSpan now)
    {
        if (DueAt is not { } due || due > now)
        {
            return;
        }

        DueAt = null;
        Apply(JudgeTimeout(), now);
    }

    /// <summary>Fetches the next frame.</summary>
    /// <param name="frame">Receives it, Ethernet header included; 1518 bytes hold every frame.</param>
    /// <param name="written">The frame's length in bytes.</param>
    /// <returns>False if none waits.</returns>
    public bool TryGetTransmit(Span<byte> frame, out int written)
    {
        while (_due != PppoeHostEffects.None)
        {
            if (TryWriteDue(frame, out written))
            {
                Statistics.Sent++;
                return true;
            }

            Statistics.TransmitDropped++;
        }

        written = 0;
        return false;
    }

    /// <summary>Fetches the next event.</summary>
    /// <param name="e">The event.</param>
    /// <returns>False if none waits.</returns>
    public bool TryGetEvent(out PppoeHostEvent e) => _events.TryDequeue(out e);

    private PppoeHostStep JudgeTimeout()
    {
        switch (State)
        {
            case PppoeHostState.Choosing:
                return PppoeHostTable.Choose(State);
            case PppoeHostState.Initiating when _padiSent < _options.MaxPadi:
            case PppoeHostState.Requesting when _padrSent < _options.MaxPadr:
                Statistics.Retransmitted++;
                return PppoeHostTable.Retry(State);
            case PppoeHostState.Requesting when _padiSent < _options.MaxPadi:
                return PppoeHostTable.StartOver(State);
            case PppoeHostState.Requesting:
                (_cause, _text) = (PppoeFailureCause.NoSession, null);
                return PppoeHostTable.GiveUp(State);
            default:
                return PppoeHostTable.GiveUp(State); // _cause: NoAnswer, or what the offers that did not suit said
        }
    }
}
