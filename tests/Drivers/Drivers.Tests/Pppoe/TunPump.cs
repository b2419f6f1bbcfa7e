using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>A TUN that hands the same packet over again and again, in batches, and counts those that come out. Allocates
/// nothing in use.</summary>
internal sealed class TunPump(PinnedSlabPool pool, byte[] packet) : ILink, IReceiveGate
{
    private readonly LinkFrame[] _batch = new LinkFrame[64];
    private readonly LinkFrame[] _one = new LinkFrame[1];
    private ILinkSink? _sink;

    public LinkInfo Info { get; } = new("pump:tun", LinkKind.Frames, LinkCapabilities.Batching, 2048);

    public IModemLines? Lines => null;

    public LinkStatistics Statistics => default;

    public long Received { get; private set; }

    public bool IsOpen { get; private set; } = true;

    /// <summary>Hands packets over as long as the gate is open and blocks are left.</summary>
    /// <returns>How many.</returns>
    public int Push(int most)
    {
        int count = 0;
        while (IsOpen && count < Math.Min(most, _batch.Length) && pool.TryRent(out BufferLease lease))
        {
            packet.CopyTo(lease.Span[WanSession.Headroom..]);
            _batch[count++] = new LinkFrame(lease, WanSession.Headroom, packet.Length);
        }

        _sink!.HandleReceive(_batch.AsSpan(0, count));
        return count;
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

    void IReceiveGate.SetReceiving(bool isOpen) => IsOpen = isOpen;
}
