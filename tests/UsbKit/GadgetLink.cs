using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.UsbKit;

/// <summary>The device's side of a pair of bulk endpoints as a link: what the host writes arrives here, what is sent here the host reads.</summary>
/// <remarks>Bytes: a chunk a packet. Frames: each ends with a packet that is not whole. Nothing is lost while the device is plugged in: without a block the endpoint says NAK.
/// Thread: the loop of whoever opened the device, which must be this one.</remarks>
public sealed class GadgetLink : ILink
{
    private const int QueueFrames = 64;
    private const int MaxEthernetFrame = 1514;
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromMilliseconds(5);

    private readonly SimulatedUsbDevice _device;
    private readonly SimulatedInEndpoint _in;
    private readonly SimulatedOutEndpoint _out;
    private readonly IEventLoop _loop;
    private readonly PinnedSlabPool _pool;
    private readonly ILoopTimer _retry;
    private readonly Queue<LinkFrame> _queue = new();
    private LinkFrame? _arriving;
    private int _fetched;   // octets of the oldest frame that the host has
    private bool _refused;
    private bool _isClosed;
    private ILinkSink? _sink;

    /// <summary>Makes a link; it reads nothing until it is started.</summary>
    /// <param name="device">The device.</param>
    /// <param name="input">Its endpoint to the host.</param>
    /// <param name="output">Its endpoint from the host.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="pool">Where receive blocks are rented.</param>
    /// <param name="kind">What it carries.</param>
    /// <param name="lines">The function's lines; null: none.</param>
    public GadgetLink(
        SimulatedUsbDevice device, byte input, byte output, IEventLoop loop, PinnedSlabPool pool, LinkKind kind, IModemLines? lines = null)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentNullException.ThrowIfNull(pool);
        _device = device;
        _device.Unplugged += DropQueue;
        _in = device.In(input);
        _out = device.Out(output);
        _loop = loop;
        _pool = pool;
        _retry = loop.CreateTimer(_out.Wake);
        Lines = lines;
        LinkCapabilities capabilities = lines is null ? LinkCapabilities.None : LinkCapabilities.ModemLines;
        bool isFrames = kind == LinkKind.Frames;
        Info = new LinkInfo("gadget:", kind, capabilities, isFrames ? MaxEthernetFrame : pool.BlockSize)
        {
            Mtu = isFrames ? 1500 : null,
        };
    }

    /// <inheritdoc/>
    public LinkInfo Info { get; }

    /// <inheritdoc/>
    public IModemLines? Lines { get; }

    /// <inheritdoc/>
    public LinkStatistics Statistics => default;

    private bool IsFrames => Info.Kind == LinkKind.Frames;

    private int Headroom => IsFrames ? FrameHeadroom.Bytes : 0;

    /// <inheritdoc/>
    public void Start(ILinkSink sink)
    {
        _sink = sink;
        _in.Source = Fetch;
        _out.Sink = Take;
        _in.Wake();
        _out.Wake();
    }

    /// <inheritdoc/>
    public bool TrySend(in LinkFrame frame)
    {
        if (_isClosed || _queue.Count == QueueFrames)
        {
            _refused = true;
            return false;
        }

        _queue.Enqueue(frame);
        if (_device.IsPlugged)
        {
            _in.Wake();
        }
        else
        {
            DropQueue();
        }

        return true;
    }

    /// <inheritdoc/>
    public void Close()
    {
        if (_isClosed)
        {
            return;
        }

        _isClosed = true;
        _in.Source = null;
        _out.Sink = _ => false;
        _retry.Dispose();
        _arriving?.Lease.Return();
        _arriving = null;
        if (_queue.Count != 0)
        {
            LinkFrame[] unsent = [.. _queue];
            _queue.Clear();
            _sink!.HandleSent(unsent, delivered: false);
        }

        _sink?.HandleClosed(null);
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    /// <summary>Tells the link's user that the host switched lines.</summary>
    public void ReportLines(ModemLines lines, ModemLines changed)
    {
        if (!_isClosed && changed != ModemLines.None)
        {
            _sink?.HandleLinesChanged(lines, changed);
        }
    }

    private int Fetch(Span<byte> packet)
    {
        if (!_queue.TryPeek(out LinkFrame frame))
        {
            return -1;
        }

        int length = Math.Min(frame.Length - _fetched, packet.Length);
        frame.Span.Slice(_fetched, length).CopyTo(packet);
        _fetched += length;
        if (_fetched == frame.Length && !(IsFrames && length == packet.Length))
        {
            _fetched = 0;
            _queue.Dequeue();
            _sink!.HandleSent([frame], delivered: true);
            TellWritable();
        }

        return length;
    }

    /// <summary>Loses what waits: nobody will fetch it.</summary>
    private void DropQueue() => _loop.Post(() =>
    {
        _fetched = 0;
        while (_queue.TryDequeue(out LinkFrame frame))
        {
            _sink!.HandleSent([frame], delivered: true);
        }

        TellWritable();
    });

    private void TellWritable()
    {
        if (_refused && !_isClosed)
        {
            _refused = false;
            _sink!.HandleWritable();
        }
    }

    private bool Take(ReadOnlySpan<byte> packet)
    {
        if (_arriving is null)
        {
            if (!_pool.TryRent(out BufferLease lease))
            {
                _retry.Arm(_loop.Now + s_retryDelay);
                return false;
            }

            _arriving = new LinkFrame(lease, Headroom, 0);
        }

        LinkFrame frame = _arriving.Value;
        packet.CopyTo(frame.Lease.Span[(frame.Offset + frame.Length)..]);
        frame = frame with { Length = frame.Length + packet.Length };
        bool isEnd = !IsFrames || packet.Length < _out.MaxPacketSize;
        _arriving = isEnd ? null : frame;
        if (isEnd)
        {
            _sink!.HandleReceive([frame]);
        }

        return true;
    }
}
