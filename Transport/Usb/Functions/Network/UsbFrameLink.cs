using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Transport.Usb;

/// <summary>A link of Ethernet frames over a USB network function; how frames lie in transfers is the subclass's.</summary>
/// <remarks>
/// Frames arrive in leased blocks, with <see cref="FrameHeadroom"/> in front of the first of a block. Frames sent in one turn of the loop leave
/// together, at its end. A frame longer than the device takes is dropped and counted. Allocates: nothing per frame.
/// </remarks>
internal abstract class UsbFrameLink : UsbLink
{
    private const int QueueFrames = 512;
    private const int HeaderBytes = 14;

    private readonly NetworkLinkParts _parts;
    private readonly LinkCapabilities _capabilities;
    private readonly NetworkNotifications _notifications;
    private readonly PostedWork _flush;
    private LinkInfo _info;
    private LinkStatistics _statistics;
    private bool _refused;

    private protected UsbFrameLink(NetworkLinkParts parts, LinkCapabilities capabilities, UsbTransferOptions options)
        : base(parts.Device, parts.Function, parts.Request, options)
    {
        _parts = parts;
        _capabilities = capabilities | LinkCapabilities.ErrorCounters;
        _notifications = new NetworkNotifications(parts.Function.Notification?.MaxPacketSize ?? 1);
        _flush = new PostedWork(Loop, FlushQueue);
        _info = Describe();
    }

    /// <inheritdoc/>
    public override LinkInfo Info => _info;

    /// <inheritdoc/>
    public override LinkStatistics Statistics
    {
        get
        {
            LinkStatistics pipes = base.Statistics;
            LinkStatistics statistics = _statistics;
            statistics.BytesReceived = pipes.BytesReceived;
            statistics.FramesReceived = pipes.FramesReceived;
            statistics.SendDrops += pipes.SendDrops;
            statistics.TransferErrors = pipes.TransferErrors;
            statistics.ReceiveNoBuffer += pipes.ReceiveNoBuffer;
            statistics.ReceiveOversized += pipes.ReceiveOversized;
            return statistics;
        }
    }

    /// <summary>Gets the frames that wait to be sent.</summary>
    private protected FrameRing Queue { get; } = new(QueueFrames);

    /// <summary>Gets the counters.</summary>
    private protected ref LinkStatistics Counters => ref _statistics;

    /// <summary>Gets whether the link is ending: nothing is sent any more.</summary>
    private protected bool IsEnding { get; private set; }

    /// <inheritdoc/>
    public override bool TrySend(in LinkFrame frame)
    {
        if (Sink is null)
        {
            return base.TrySend(frame); // false once it is closed; not allowed before it is started
        }

        if (IsEnding || !Queue.TryEnqueue(frame))
        {
            _refused = true;
            return false;
        }

        _flush.Post();
        return true;
    }

    /// <summary>Moves frames from the queue to the writer, as many as it takes.</summary>
    private protected abstract void Flush();

    /// <inheritdoc/>
    protected override void HandleNotifications(ReadOnlySpan<LinkFrame> transfers)
    {
        bool isChanged = false;
        foreach (ref readonly LinkFrame transfer in transfers)
        {
            isChanged |= _notifications.Handle(transfer.Span);
        }

        if (isChanged)
        {
            _info = Describe();
            Sink!.HandleInfoChanged();
        }
    }

    /// <inheritdoc/>
    protected override void HandleWritable() => FlushQueue();

    /// <inheritdoc/>
    protected override void HandleEnding(bool isGone) => IsEnding = true;

    /// <inheritdoc/>
    protected override void HandleEnded()
    {
        if (Queue.Count != 0)
        {
            var unsent = new LinkFrame[Queue.Count];
            _ = Queue.DequeueInto(unsent);
            Sink!.HandleSent(unsent, delivered: false);
        }
    }

    /// <summary>Sends on, after the writer gave something back.</summary>
    private protected void FlushQueue()
    {
        if (IsEnding)
        {
            return;
        }

        Flush();
        if (_refused && !Queue.IsFull && !IsEnding)
        {
            _refused = false;
            Sink!.HandleWritable();
        }
    }

    /// <summary>Tells whether octets are as many as a frame can have, either way.</summary>
    private protected bool IsFrame(int length) => length >= HeaderBytes && length <= _parts.MaxFrameBytes;

    /// <summary>Counts what arrived and is no frame.</summary>
    private protected void Reject(int length)
    {
        _statistics.FramingErrors += length < HeaderBytes ? 1 : 0;
        _statistics.ReceiveOversized += length > _parts.MaxFrameBytes ? 1 : 0;
    }

    /// <summary>Hands frames over.</summary>
    private protected void HandOver(ReadOnlySpan<LinkFrame> frames)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            BytesReceived += frame.Length;
        }

        FramesReceived += frames.Length;
        Sink!.HandleReceive(frames);
    }

    /// <summary>Gives sent frames back.</summary>
    private protected void TellSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        if (delivered)
        {
            foreach (ref readonly LinkFrame frame in frames)
            {
                _statistics.BytesSent += frame.Length;
            }

            _statistics.FramesSent += frames.Length;
        }

        Sink!.HandleSent(frames, delivered);
    }

    /// <summary>Takes a frame off the queue that the device would not take, and gives it back.</summary>
    private protected void DropNext()
    {
        LinkFrame frame = Queue.Dequeue();
        _statistics.SendDrops++;
        Sink!.HandleSent(new ReadOnlySpan<LinkFrame>(in frame), delivered: true);
    }

    private LinkInfo Describe() => new(
        _parts.Request.Uri.Text, LinkKind.Frames, _capabilities, _parts.MaxFrameBytes, _notifications.SpeedBps)
    {
        HardwareAddress = _parts.Address,
        Mtu = _parts.MaxFrameBytes - HeaderBytes,
        IsUp = _notifications.IsConnected,
    };

    /// <summary>How frames are moved, whatever lies in a transfer.</summary>
    private protected static UsbTransferOptions OptionsOf(NetworkLinkParts parts, int inFlight) => new()
    {
        ReadBytes = parts.ReadBytes,
        Headroom = FrameHeadroom.Bytes,
        InFlight = inFlight,
        QueueFrames = inFlight,
        EndsWritesShort = true, // an empty packet behind whole ones, or the device waits for more (ECM 1.2, 3.3.1; NCM 1.0, 3.2.2)
    };
}
