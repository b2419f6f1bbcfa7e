using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>Frames over bulk endpoints, where a packet that is not whole ends a frame (USB 2.0, 5.8.3), an empty one if need be.</summary>
/// <remarks>A frame longer than a read is thrown away and counted. Frames have <see cref="FrameHeadroom"/> in front of them.</remarks>
public sealed class UsbPacketLink : UsbLink
{
    private readonly LinkFrame[] _received;
    private int _receivedCount;
    private LinkFrame? _whole;   // as long as a read: the next read tells whether it ended there
    private bool _skips;         // the rest of a frame that is too long
    private long _oversized;

    /// <summary>Makes a link; it reads nothing until it is started.</summary>
    /// <param name="device">The link's from now on: it disposes it. Not when this throws.</param>
    /// <param name="function">The function in it; its interfaces are claimed.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="options">How much is moved at a time; what makes frames of it is set here.</param>
    /// <exception cref="LinkException">A block of the pool cannot hold a packet.</exception>
    public UsbPacketLink(IUsbDevice device, UsbFunction function, UsbLinkRequest request, UsbTransferOptions options)
        : base(device, function, request, options with { Headroom = FrameHeadroom.Bytes, KeepsEmptyReads = true, EndsWritesShort = true })
    {
        _received = new LinkFrame[2 * options.InFlight];
        Info = new LinkInfo(
            request.Uri.Text,
            LinkKind.Frames,
            LinkCapabilities.Batching | LinkCapabilities.ZeroCopy,
            ReadBytes == 0 ? Pool.BlockSize : ReadBytes);
    }

    /// <inheritdoc/>
    public override LinkInfo Info { get; }

    /// <inheritdoc/>
    public override LinkStatistics Statistics => base.Statistics with { ReceiveOversized = base.Statistics.ReceiveOversized + _oversized };

    /// <inheritdoc/>
    protected override void HandleRead(ReadOnlySpan<LinkFrame> transfers)
    {
        foreach (ref readonly LinkFrame transfer in transfers)
        {
            bool isWhole = transfer.Length == ReadBytes;
            if (_skips || (_whole is not null && transfer.Length != 0))
            {
                Skip(transfer, isWhole);
            }
            else if (isWhole)
            {
                _whole = transfer;
            }
            else if (_whole is { } ended)
            {
                _whole = null;
                transfer.Lease.Return();
                Add(ended);
            }
            else
            {
                Add(transfer);
            }
        }

        HandOver();
    }

    /// <inheritdoc/>
    protected override void HandleEnded()
    {
        _whole?.Lease.Return();
        _whole = null;
    }

    /// <summary>Throws away a piece of a frame that is too long, with what was kept of it.</summary>
    private void Skip(in LinkFrame transfer, bool isWhole)
    {
        _oversized += _skips ? 0 : 1;
        _skips = isWhole;
        transfer.Lease.Return();
        HandleEnded();
    }

    private void Add(in LinkFrame frame)
    {
        if (frame.Length == 0)
        {
            frame.Lease.Return(); // an empty packet that ends nothing
            return;
        }

        _received[_receivedCount++] = frame;
        BytesReceived += frame.Length;
        FramesReceived++;
    }

    private void HandOver()
    {
        ReadOnlySpan<LinkFrame> frames = _received.AsSpan(0, _receivedCount);
        _receivedCount = 0;
        if (!frames.IsEmpty)
        {
            Sink!.HandleReceive(frames);
        }
    }
}
