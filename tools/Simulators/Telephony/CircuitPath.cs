using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Simulators.Telephony;

/// <summary>One direction of a connected circuit: a queue that drains at the line rate into the far subscriber.</summary>
/// <remarks>
/// The queue holds leases of the sender's link alone, so that link's pool bounds it: a full line leaves the link nothing
/// to read into, which is how a fast sender is held back. Allocates: nothing once the queue has reached its size.
/// </remarks>
internal sealed class CircuitPath
{
    private const int SegmentsPerSecond = 50;
    private const int MaxSegmentsPerFrame = 128; // a block has at most 255 shares

    private readonly Exchange _exchange;
    private readonly ISubscriber _receiver;
    private readonly long? _rateBps;
    private readonly BitErrors? _errors;
    private readonly ILoopTimer _arrival;
    private readonly Queue<LinkFrame> _queue = new(16);
    private LinkFrame _head;    // what is left of the oldest frame; length 0: none
    private TimeSpan _busySince;
    private long _bitsSince;
    private int _segment;       // bytes of the head that are under way, or have arrived
    private bool _hasArrived;
    private bool _isStalled;    // the receiver had no room
    private bool _isDraining;
    private bool _isCut;

    public CircuitPath(Exchange exchange, ISubscriber receiver, long? rateBps, BitErrors? errors)
    {
        (_exchange, _receiver, _rateBps, _errors) = (exchange, receiver, rateBps, errors);
        _arrival = exchange.Loop.CreateTimer(HandleArrival);
    }

    /// <summary>Takes bytes; their lease is the path's.</summary>
    public void Send(in LinkFrame frame)
    {
        if (frame.Length == 0)
        {
            frame.Lease.Return();
            return;
        }

        _exchange.Count.BitErrors += _errors?.Apply(frame.Span) ?? 0;
        if (_head.Length != 0)
        {
            _queue.Enqueue(frame);
            return;
        }

        _head = frame;
        BeginBusy();
        Drain();
    }

    /// <summary>The receiver has room again.</summary>
    public void Resume()
    {
        if (_isStalled)
        {
            Drain();
        }
    }

    /// <summary>Cuts the line for good: what is on it is lost.</summary>
    public void Cut()
    {
        _isCut = true;
        _arrival.Dispose();
        while (_head.Length != 0)
        {
            _exchange.Count.BytesLost += _head.Length;
            _head.Lease.Return();
            NextHead();
        }
    }

    private void HandleArrival()
    {
        _hasArrived = true;
        Drain();
    }

    private void BeginBusy() => (_busySince, _bitsSince) = (_exchange.Loop.Now, 0);

    /// <summary>Hands over what has arrived, and sends the next bytes on their way. The receiver may call back.</summary>
    private void Drain()
    {
        if (_isDraining)
        {
            return;
        }

        _isDraining = true;
        while (_head.Length != 0 && (_hasArrived ? TryHandOver() : TrySendSegment()))
        {
        }

        _isDraining = false;
    }

    /// <summary>Puts the next bytes on the line. True: they are across already.</summary>
    private bool TrySendSegment()
    {
        if (_segment != 0)
        {
            return false;
        }

        if (_rateBps is not { } rate)
        {
            (_segment, _hasArrived) = (_head.Length, true);
            return true;
        }

        int least = (_head.Lease.Size + MaxSegmentsPerFrame - 1) / MaxSegmentsPerFrame;
        _segment = (int)Math.Min(_head.Length, Math.Max(least, rate / (8 * SegmentsPerSecond)));
        _bitsSince += _segment * 8L;
        long ticks = (long)((((Int128)_bitsSince * TimeSpan.TicksPerSecond) + rate - 1) / rate);
        _arrival.Arm(_busySince + TimeSpan.FromTicks(ticks));
        return false;
    }

    /// <summary>Offers what has arrived to the receiver. False: it has no room, and the line stands still.</summary>
    private bool TryHandOver()
    {
        var segment = new LinkFrame(_head.Lease.Share(), _head.Offset, _segment);
        if (!_receiver.TryReceive(segment))
        {
            segment.Lease.Return();
            _isStalled = true;
            return false;
        }

        _exchange.Count.BytesCarried += segment.Length;
        if (_isCut)
        {
            return false; // the receiver hung up on these bytes
        }

        _head = _head with { Offset = _head.Offset + _segment, Length = _head.Length - _segment };
        (_segment, _hasArrived) = (0, false);
        if (_head.Length == 0)
        {
            _head.Lease.Return();
            NextHead();
        }

        if (_isStalled)
        {
            _isStalled = false;
            BeginBusy();
        }

        return true;
    }

    private void NextHead() => _head = _queue.TryDequeue(out LinkFrame next) ? next : default;
}
