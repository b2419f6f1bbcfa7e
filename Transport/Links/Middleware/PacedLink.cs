namespace UserCoNdis.Transport.Links.Middleware;

/// <summary>Slows a link down to a bit rate, both ways: ten bits an octet on a byte stream, eight on a frame link.</summary>
/// <remarks>
/// A frame goes on when its last bit would have left the line. What waits is bounded: sending is refused, and the far end
/// is held back by the inner link's <see cref="IReceiveGate"/>; where there is none, what does not fit is lost and
/// counted as an overrun. Allocates: nothing per frame.
/// </remarks>
public sealed class PacedLink : LinkWrapper
{
    private const int QueueFrames = 64;
    private const int GateClosesAt = 8;
    private const int GateOpensAt = 2;

    private readonly IEventLoop _loop;
    private readonly long _bitsPerSecond;
    private readonly double _secondsPerOctet;
    private readonly FrameRing _toSend = new(QueueFrames);
    private readonly FrameRing _toReceive = new(QueueFrames);
    private readonly ILoopTimer _sendTimer;
    private readonly ILoopTimer _receiveTimer;
    private readonly LinkFrame[] _one = new LinkFrame[1];
    private TimeSpan _sendFreeAt;      // when the line will have carried all that went on before
    private TimeSpan _receiveFreeAt;
    private bool _innerIsFull;
    private bool _refused;
    private bool _gateClosed;
    private long _overruns;

    /// <summary>Wraps a link.</summary>
    /// <param name="inner">The wrapper's from now on.</param>
    /// <param name="loop">The link's loop.</param>
    /// <param name="bitsPerSecond">The rate in bit/s, at least 1.</param>
    public PacedLink(ILink inner, IEventLoop loop, long bitsPerSecond)
        : base(inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bitsPerSecond);
        _loop = loop;
        _secondsPerOctet = (inner.Info.Kind == LinkKind.ByteStream ? 10.0 : 8.0) / bitsPerSecond;
        _sendTimer = loop.CreateTimer(SendHead);
        _receiveTimer = loop.CreateTimer(ReceiveHead);
        _bitsPerSecond = bitsPerSecond;
    }

    /// <inheritdoc/>
    public override LinkInfo Info =>
        Inner.Info with { SpeedBps = Math.Min(_bitsPerSecond, Inner.Info.SpeedBps ?? _bitsPerSecond) };

    /// <inheritdoc/>
    public override LinkStatistics Statistics
    {
        get
        {
            LinkStatistics statistics = Inner.Statistics;
            statistics.OverrunErrors += _overruns;
            return statistics;
        }
    }

    /// <inheritdoc/>
    /// <remarks>The inner link's gate is the wrapper's own.</remarks>
    public override T? Find<T>()
        where T : class => typeof(T) == typeof(IReceiveGate) ? null : base.Find<T>();

    /// <inheritdoc/>
    public override bool TrySend(in LinkFrame frame)
    {
        if (IsClosed || !_toSend.TryEnqueue(frame))
        {
            _refused = true;
            return false;
        }

        if (_toSend.Count == 1)
        {
            ArmFor(_toSend, _sendTimer, ref _sendFreeAt);
        }

        return true;
    }

    /// <inheritdoc/>
    public override void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            if (!_toReceive.TryEnqueue(frame))
            {
                _overruns++;
                frame.Lease.Return();
            }
            else if (_toReceive.Count == 1)
            {
                ArmFor(_toReceive, _receiveTimer, ref _receiveFreeAt);
            }
        }

        if (_toReceive.Count >= GateClosesAt)
        {
            SetGate(closed: true);
        }
    }

    /// <inheritdoc/>
    public override void HandleWritable()
    {
        if (_innerIsFull)
        {
            _innerIsFull = false;
            SendHead();
        }
    }

    /// <inheritdoc/>
    protected override void BeforeClosed(LinkException? cause)
    {
        _sendTimer.Dispose();
        _receiveTimer.Dispose();
        while (_toReceive.Count != 0)
        {
            // What arrived before the far end went is the user's; a user who closed wants nothing more.
            LinkFrame frame = _toReceive.Dequeue();
            if (cause is null)
            {
                frame.Lease.Return();
            }
            else
            {
                _one[0] = frame;
                Sink.HandleReceive(_one);
            }
        }

        while (_toSend.Count != 0)
        {
            _one[0] = _toSend.Dequeue();
            Sink.HandleSent(_one, delivered: false);
        }
    }

    private void ArmFor(FrameRing queue, ILoopTimer timer, ref TimeSpan freeAt)
    {
        TimeSpan start = freeAt > _loop.Now ? freeAt : _loop.Now;
        freeAt = start + TimeSpan.FromSeconds(queue[0].Length * _secondsPerOctet);
        timer.Arm(freeAt);
    }

    private void SendHead()
    {
        if (!Inner.TrySend(_toSend[0]))
        {
            _innerIsFull = true;
            return;
        }

        _ = _toSend.Dequeue();
        if (_toSend.Count != 0)
        {
            ArmFor(_toSend, _sendTimer, ref _sendFreeAt);
        }

        if (_refused)
        {
            _refused = false;
            Sink.HandleWritable();
        }
    }

    private void ReceiveHead()
    {
        _one[0] = _toReceive.Dequeue();
        if (_toReceive.Count != 0)
        {
            ArmFor(_toReceive, _receiveTimer, ref _receiveFreeAt);
        }

        if (_toReceive.Count <= GateOpensAt)
        {
            SetGate(closed: false);
        }

        Sink.HandleReceive(_one);
    }

    private void SetGate(bool closed)
    {
        if (_gateClosed != closed && Inner.Find<IReceiveGate>() is { } gate)
        {
            _gateClosed = closed;
            gate.SetReceiving(!closed);
        }
    }
}
