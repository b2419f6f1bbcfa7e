using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Transport.Links.Middleware;

/// <summary>Makes a link bad in a way that can be repeated: loss, duplication, reordering, bit errors, delay, line drop.</summary>
/// <remarks>
/// A sent frame is copied before it suffers, since its memory is its sender's, and comes back as delivered as soon as it
/// was copied: what happens to it afterwards is the line's affair. Each direction draws from a seed of its own.
/// </remarks>
public sealed class FaultLink : LinkWrapper
{
    private const ulong ReceiveSeedMask = 0xA5A5_A5A5_5A5A_5A5A;

    private static readonly TimeSpan s_retryDelay = TimeSpan.FromMilliseconds(5);

    private readonly IEventLoop _loop;
    private readonly PinnedSlabPool _pool;
    private readonly LinkFaults _faults;
    private readonly FaultPipe _send;
    private readonly FaultPipe _receive;
    private readonly FrameRing _outbound = new(64);
    private readonly FrameRing _taken = new(64);
    private readonly LinkFrame[] _batch = new LinkFrame[64];
    private readonly LinkFrame[] _one = new LinkFrame[1];
    private readonly ILoopTimer _dropTimer;
    private readonly ILoopTimer _retry;
    private readonly Action _giveBack;
    private bool _giveBackPosted;
    private bool _refused;
    private bool _dropped;
    private bool _closing;
    private long _bytes;

    /// <summary>Wraps a link.</summary>
    /// <param name="inner">The wrapper's from now on.</param>
    /// <param name="loop">The link's loop.</param>
    /// <param name="pool">Where the copies of sent frames are rented.</param>
    /// <param name="faults">What to do.</param>
    public FaultLink(ILink inner, IEventLoop loop, PinnedSlabPool pool, LinkFaults faults)
        : base(inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(faults);
        _loop = loop;
        _pool = pool;
        _faults = faults;
        _send = new FaultPipe(loop, pool, inner.Info.Kind, faults, faults.Seed, SendOn);
        _receive = new FaultPipe(loop, pool, inner.Info.Kind, faults, faults.Seed ^ ReceiveSeedMask, HandOver);
        _giveBack = GiveBack;
        _retry = loop.CreateTimer(TellWritable);
        _dropTimer = loop.CreateTimer(Drop);
        if (faults.DropAfter is { } after)
        {
            _dropTimer.Arm(loop.Now + after);
        }
    }

    /// <inheritdoc/>
    public override LinkInfo Info => Inner.Info with { Capabilities = Inner.Info.Capabilities & ~LinkCapabilities.ZeroCopy };

    /// <inheritdoc/>
    public override LinkStatistics Statistics
    {
        get
        {
            LinkStatistics statistics = Inner.Statistics;
            statistics.OverrunErrors += _send.Overruns + _receive.Overruns;
            return statistics;
        }
    }

    /// <inheritdoc/>
    public override bool TrySend(in LinkFrame frame)
    {
        if (!_faults.OnSent)
        {
            Count(frame.Length);
            return !_closing && Inner.TrySend(frame);
        }

        if (IsClosed || _closing || _taken.IsFull || _outbound.IsFull || _send.IsFull
            || frame.Length > _pool.BlockSize || !_pool.TryRent(out BufferLease lease))
        {
            _refused = true;
            if (!IsClosed && !_closing && _retry.DueAt is null)
            {
                _retry.Arm(_loop.Now + s_retryDelay);
            }

            return false;
        }

        var copy = new LinkFrame(lease, Math.Min(frame.Offset, lease.Size - frame.Length), frame.Length);
        frame.Span.CopyTo(copy.Span);
        _ = _taken.TryEnqueue(frame);
        if (!_giveBackPosted)
        {
            _giveBackPosted = true;
            _loop.Post(_giveBack);
        }

        Count(frame.Length);
        _send.Put(copy);
        return true;
    }

    /// <inheritdoc/>
    public override void Close()
    {
        _closing = true;
        Inner.Close();
    }

    /// <inheritdoc/>
    public override void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        if (!_faults.OnReceived)
        {
            Sink.HandleReceive(frames);
            return;
        }

        foreach (ref readonly LinkFrame frame in frames)
        {
            Count(frame.Length);
            _receive.Put(frame);
        }
    }

    /// <inheritdoc/>
    public override void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        if (!_faults.OnSent)
        {
            Sink.HandleSent(frames, delivered);
            return;
        }

        foreach (ref readonly LinkFrame frame in frames)
        {
            frame.Lease.Return(); // the copy; the original went back long ago
        }
    }

    /// <inheritdoc/>
    public override void HandleWritable()
    {
        while (_outbound.Count != 0 && Inner.TrySend(_outbound[0]))
        {
            _ = _outbound.Dequeue();
        }

        TellWritable();
    }

    /// <inheritdoc/>
    protected override void BeforeClosed(LinkException? cause)
    {
        _closing = true;
        _dropTimer.Dispose();
        _retry.Dispose();
        _send.Close(emit: false);
        _receive.Close(emit: cause is not null && !_dropped);
        while (_outbound.Count != 0)
        {
            _outbound.Dequeue().Lease.Return();
        }

        while (_taken.Count != 0)
        {
            Sink.HandleSent(_batch.AsSpan(0, _taken.DequeueInto(_batch)), delivered: true);
        }
    }

    /// <inheritdoc/>
    protected override LinkException? TranslateCause(LinkException? cause) => _dropped
        ? new LinkException(LinkErrorKind.EndOfStream, $"{Info.Name}: the line dropped, as its fault option asked for")
        : cause;

    private void Count(int length)
    {
        _bytes += length;
        if (_bytes >= _faults.DropAfterBytes && _dropTimer.DueAt is null && !_closing)
        {
            _dropTimer.Arm(_loop.Now); // not from inside a call of the link's user
        }
    }

    private void Drop()
    {
        _dropped = true;
        Close();
    }

    private void SendOn(LinkFrame frame)
    {
        if (_outbound.Count != 0 || !Inner.TrySend(frame))
        {
            if (!_outbound.TryEnqueue(frame))
            {
                frame.Lease.Return();
            }
        }
    }

    private void HandOver(LinkFrame frame)
    {
        _one[0] = frame;
        Sink.HandleReceive(_one);
    }

    private void GiveBack()
    {
        _giveBackPosted = false;
        int count = _taken.DequeueInto(_batch);
        if (count != 0)
        {
            Sink.HandleSent(_batch.AsSpan(0, count), delivered: true);
        }

        TellWritable();
    }

    private void TellWritable()
    {
        if (_refused && !IsClosed && !_closing && !_taken.IsFull && !_outbound.IsFull && !_send.IsFull)
        {
            _refused = false;
            Sink.HandleWritable();
        }
    }
}
