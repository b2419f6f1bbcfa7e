using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Transport.Links.InProcess;

/// <summary>One end of a link inside this process; the ends may live on different loops.</summary>
/// <remarks>Frames wait in the sender's outbox until the receiver's loop takes them; then they wait in its returns until
/// the sender's loop gives them back. Both rings are guarded by the cable's lock; sinks are called outside of it.</remarks>
internal sealed partial class LoopLink : ILink, IReceiveGate
{
    private const int BatchFrames = 16;
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromMilliseconds(1);

    private readonly IEventLoop _loop;
    private readonly PinnedSlabPool _pool;
    private readonly LoopCable _cable;
    private readonly Action<LoopLink>? _closed;
    private readonly ILoopTimer _retry;
    private readonly Action _deliver;
    private readonly Action _giveBack;
    private readonly LinkFrame[] _received = new LinkFrame[BatchFrames];
    private readonly LinkFrame[] _sent = new LinkFrame[BatchFrames];
    private readonly int _receiveOffset;
    private readonly FrameRing _outbox;
    private readonly FrameRing _returns;
    private ILinkSink? _sink;
    private LinkStatistics _statistics;
    private int _headTaken;        // bytes of the oldest frame in the outbox that the far end has
    private bool _deliverPosted;
    private bool _giveBackPosted;
    private bool _refused;
    private bool _gateClosed;
    private bool _farEnded;        // before this end was started
    private bool _isClosed;

    internal LoopLink(string name, IEventLoop loop, PinnedSlabPool pool, LoopCable cable, Action<LoopLink>? closed = null)
    {
        _loop = loop;
        _pool = pool;
        _cable = cable;
        _closed = closed;
        _retry = loop.CreateTimer(Deliver);
        _deliver = Deliver;
        _giveBack = GiveBack;
        _tellLines = TellLines;
        _outbox = new FrameRing(cable.Options.QueueFrames);
        _returns = new FrameRing(cable.Options.QueueFrames);
        lock (cable.Gate)
        {
            cable.Plug(this);
            Drive(ModemLines.Outputs | ModemLines.Inputs, cable.DrivenAtOpen(this));
            _farEnded = cable.FarOf(this) is { _isClosed: true };
        }

        _receiveOffset = cable.Options.Kind == LinkKind.Frames ? FrameHeadroom.Bytes : 0;
        int maxFrameBytes = pool.BlockSize - _receiveOffset;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxFrameBytes, nameof(pool));
        Info = new LinkInfo(name, cable.Options.Kind, Capabilities(cable.Options), maxFrameBytes);
    }

    /// <inheritdoc/>
    public LinkInfo Info { get; }

    /// <inheritdoc/>
    public IModemLines? Lines => _cable.Options.Wiring == LoopWiring.None ? null : this;

    /// <inheritdoc/>
    public LinkStatistics Statistics => _statistics with { Breaks = Interlocked.Read(ref _breaks) };

    /// <inheritdoc/>
    public void Start(ILinkSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (_sink is not null)
        {
            throw new InvalidOperationException("The link was started before.");
        }

        lock (_cable.Gate)
        {
            _sink = sink;
            PostDeliver();
            PostTellLines();
        }

        if (_farEnded)
        {
            _loop.Post(EndByFar);
        }
    }

    /// <inheritdoc/>
    public bool TrySend(in LinkFrame frame)
    {
        if (_sink is null)
        {
            throw new InvalidOperationException("The link was not started.");
        }

        if (Info.Kind == LinkKind.Frames)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(frame.Length, Info.MaxFrameBytes, nameof(frame));
        }

        lock (_cable.Gate)
        {
            if (_isClosed || _outbox.Count + _returns.Count >= _outbox.Capacity)
            {
                _refused = !_isClosed;
                return false;
            }

            _ = _outbox.TryEnqueue(frame);
            _cable.FarOf(this)?.PostDeliver();
            return true;
        }
    }

    /// <inheritdoc/>
    public void Close() => End(cause: null);

    /// <inheritdoc/>
    public void Dispose() => End(cause: null);

    /// <inheritdoc/>
    void IReceiveGate.SetReceiving(bool isOpen)
    {
        lock (_cable.Gate)
        {
            _gateClosed = !isOpen;
            if (isOpen && !_isClosed)
            {
                PostDeliver();
            }
        }
    }

    private static LinkCapabilities Capabilities(LoopLinkOptions options) =>
        LinkCapabilities.Batching
        | (options.Share ? LinkCapabilities.ZeroCopy : LinkCapabilities.None)
        | (options.Kind == LinkKind.ByteStream ? LinkCapabilities.Break : LinkCapabilities.None)
        | (options.Wiring == LoopWiring.None ? LinkCapabilities.None : LinkCapabilities.ModemLines);

    /// <summary>Asks this end's loop to take what the far end sent. Under the lock, from any loop.</summary>
    private void PostDeliver()
    {
        if (!_deliverPosted && _sink is not null)
        {
            _deliverPosted = true;
            _loop.Post(_deliver);
        }
    }

    private void Deliver()
    {
        int count = 0;
        lock (_cable.Gate)
        {
            _deliverPosted = false;
            if (_isClosed || _gateClosed || _cable.FarOf(this) is not { } far)
            {
                return;
            }

            while (count < BatchFrames && far._outbox.Count != 0 && TryTake(far, out _received[count]))
            {
                count++;
            }

            if (count == BatchFrames && far._outbox.Count != 0)
            {
                PostDeliver();
            }
        }

        if (count == 0)
        {
            return;
        }

        for (int i = 0; i < count; i++)
        {
            _statistics.BytesReceived += _received[i].Length;
        }

        _statistics.FramesReceived += count;
        _sink!.HandleReceive(_received.AsSpan(0, count));
    }

    /// <summary>Takes the far end's oldest frame, or as much of it as a block of ours holds. Under the lock.</summary>
    private bool TryTake(LoopLink far, out LinkFrame taken)
    {
        LinkFrame frame = far._outbox[0];
        if (_cable.Options.Share && ReferenceEquals(frame.Lease.Pool, _pool) && frame.Offset >= _receiveOffset)
        {
            taken = new LinkFrame(frame.Lease.Share(), frame.Offset, frame.Length);
            far.MoveHeadToReturns();
            return true;
        }

        if (!_pool.TryRent(out BufferLease lease))
        {
            _statistics.ReceiveNoBuffer++;
            _retry.Arm(_loop.Now + s_retryDelay);
            taken = default;
            return false;
        }

        int length = Math.Min(frame.Length - far._headTaken, lease.Size - _receiveOffset);
        taken = new LinkFrame(lease, _receiveOffset, length);
        frame.Span.Slice(far._headTaken, length).CopyTo(taken.Span);
        far._headTaken += length;
        if (far._headTaken == frame.Length)
        {
            far.MoveHeadToReturns();
        }

        return true;
    }

    private void MoveHeadToReturns()
    {
        _headTaken = 0;
        _ = _returns.TryEnqueue(_outbox.Dequeue());
        PostGiveBack();
    }

    private void PostGiveBack()
    {
        if (!_giveBackPosted)
        {
            _giveBackPosted = true;
            _loop.Post(_giveBack);
        }
    }

    private void GiveBack()
    {
        int count;
        bool writable;
        lock (_cable.Gate)
        {
            _giveBackPosted = false;
            count = _returns.DequeueInto(_sent);
            if (_returns.Count != 0)
            {
                PostGiveBack();
            }

            writable = _refused && count != 0;
            _refused &= !writable;
        }

        TellSent(_sent.AsSpan(0, count), delivered: true);
        if (writable && !_isClosed)
        {
            _sink!.HandleWritable();
        }
    }

    private void TellSent(Span<LinkFrame> frames, bool delivered)
    {
        if (frames.IsEmpty)
        {
            return;
        }

        if (delivered)
        {
            _statistics.FramesSent += frames.Length;
            foreach (ref readonly LinkFrame frame in frames)
            {
                _statistics.BytesSent += frame.Length;
            }
        }

        _sink!.HandleSent(frames, delivered);
        frames.Clear();
    }

    private void End(LinkException? cause)
    {
        LinkFrame[] taken;
        LinkFrame[] queued;
        lock (_cable.Gate)
        {
            if (_isClosed)
            {
                return;
            }

            taken = new LinkFrame[_returns.Count];
            queued = new LinkFrame[_outbox.Count];
            _ = _returns.DequeueInto(taken);
            _ = _outbox.DequeueInto(queued);
            Drive(ModemLines.Outputs | ModemLines.Inputs, ModemLines.None);
            _isClosed = true;
            if (_cable.FarOf(this) is { } far)
            {
                far._loop.Post(far.EndByFar);
            }
        }

        _retry.Dispose();
        _closed?.Invoke(this);
        TellSent(taken, delivered: true);
        TellSent(queued, delivered: false);
        _sink?.HandleClosed(cause);
    }

    private void EndByFar()
    {
        _farEnded = true;
        if (_sink is not null)
        {
            End(new LinkException(LinkErrorKind.EndOfStream, $"{Info.Name}: the other end closed"));
        }
    }
}
