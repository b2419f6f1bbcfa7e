using UserCoNdis.Tools.Cli.Benchmarks.Frames;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>Sends one small message at a time and waits until it is back.</summary>
/// <remarks>Thread: the loop. Allocates: nothing between <see cref="Begin"/> and its end.</remarks>
internal sealed class MessageProbe : IOctetListener
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_again = TimeSpan.FromMilliseconds(1);
    private readonly OctetEnd _end;
    private readonly IEventLoop _loop;
    private readonly TimeProvider _clock;
    private readonly byte[] _message;
    private readonly ILoopTimer _timer;
    private readonly Action _next;
    private readonly TimeSpan _length;
    private readonly long _messages;
    private Action? _finished;
    private TimeSpan _startedAt;
    private long _sentAt;
    private int _back;
    private bool _isWaiting;
    private bool _isWrong;

    /// <summary>Makes one.</summary>
    /// <param name="end">Where messages are sent and come back.</param>
    /// <param name="loop">The end's loop.</param>
    /// <param name="clock">Nanoseconds.</param>
    /// <param name="size">Octets of a message.</param>
    /// <param name="length">Ends it after so long.</param>
    /// <param name="messages">Ends it after so many.</param>
    public MessageProbe(OctetEnd end, IEventLoop loop, TimeProvider clock, int size, TimeSpan length, long messages)
    {
        (_end, _loop, _clock, _message, _length, _messages) = (end, loop, clock, new byte[size], length, messages);
        _timer = loop.CreateTimer(HandleTimer);
        _next = SendNext;
    }

    /// <summary>Gets the round trips of the messages that came back as they were sent.</summary>
    public LatencyHistogram RoundTrips { get; } = new();

    /// <summary>Gets how many were sent.</summary>
    public long Sent { get; private set; }

    /// <summary>Gets how many did not come back, or not as they were sent.</summary>
    public long Lost { get; private set; }

    /// <summary>Starts.</summary>
    /// <param name="finished">Called once on the loop.</param>
    public void Begin(Action finished)
    {
        (_finished, _startedAt) = (finished, _loop.Now);
        _end.Listen(this);
        SendNext();
    }

    public void Handle(ReadOnlySpan<byte> octets, long nanoseconds)
    {
        if (!_isWaiting)
        {
            return; // late, and counted as lost
        }

        int count = Math.Min(octets.Length, _message.Length - _back);
        _isWrong |= count < octets.Length || !octets[..count].SequenceEqual(_message.AsSpan(_back, count));
        _back += count;
        if (_back < _message.Length)
        {
            return;
        }

        _isWaiting = false;
        _timer.Cancel();
        if (_isWrong)
        {
            Lost++;
        }
        else
        {
            RoundTrips.Record(nanoseconds - _sentAt);
        }

        _loop.Post(_next);
    }

    private void HandleTimer()
    {
        if (_isWaiting)
        {
            _isWaiting = false;
            Lost++;
            _timer.Arm(_loop.Now + s_patience); // what is late has its time to come
        }
        else
        {
            SendNext();
        }
    }

    private void SendNext()
    {
        if (Sent >= _messages || _loop.Now - _startedAt >= _length || _end.Failure is not null)
        {
            _timer.Dispose();
            _end.Listen(null);
            _finished!();
            return;
        }

        for (int i = 0; i < _message.Length; i++)
        {
            _message[i] = (byte)((Sent * 31) + i + 1);
        }

        _sentAt = _clock.GetTimestamp() * (1_000_000_000 / _clock.TimestampFrequency);
        (_back, _isWrong, _isWaiting) = (0, false, true);
        if (!_end.TrySendMessage(_message))
        {
            _isWaiting = false;
            _timer.Arm(_loop.Now + s_again);
            return;
        }

        Sent++;
        if (_isWaiting)
        {
            _timer.Arm(_loop.Now + s_patience);
        }
    }
}
