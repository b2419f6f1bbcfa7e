using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Bench;

/// <summary>A TUN without a system: it hands batches of packets over as long as its gate is open, and counts those it is given.</summary>
internal sealed class PacketPump(PinnedSlabPool pool) : ILink, IReceiveGate
{
    private readonly LinkFrame[] _batch = new LinkFrame[64];
    private readonly LinkFrame[] _one = new LinkFrame[1];
    private ILinkSink? _sink;
    private bool _isOpen = true;

    public LinkInfo Info { get; } = new("pump:", LinkKind.Frames, LinkCapabilities.Batching, 2048);

    public IModemLines? Lines => null;

    public LinkStatistics Statistics => default;

    public long Received { get; private set; }

    public long Sent { get; private set; }

    public void Push(ReadOnlySpan<byte> header, int length)
    {
        int count = 0;
        while (_isOpen && count < _batch.Length && pool.TryRent(out BufferLease lease))
        {
            header.CopyTo(lease.Span[FrameHeadroom.Bytes..]);
            _batch[count++] = new LinkFrame(lease, FrameHeadroom.Bytes, length);
        }

        Sent += count;
        _sink!.HandleReceive(_batch.AsSpan(0, count));
    }

    public void Start(ILinkSink sink) => _sink = sink;

    public bool TrySend(in LinkFrame frame)
    {
        Received++;
        _one[0] = frame;
        _sink!.HandleSent(_one, delivered: true);
        return true;
    }

    public void Close()
    {
    }

    public void Dispose()
    {
    }

    void IReceiveGate.SetReceiving(bool isOpen) => _isOpen = isOpen;
}
