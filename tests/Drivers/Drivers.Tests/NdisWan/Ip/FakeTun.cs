using System.Net;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Drivers.Tests.NdisWan.Ip;

/// <summary>A TUN without a system behind it: a test puts packets in, and looks at those that come out.</summary>
internal sealed class FakeTun(PinnedSlabPool pool) : ILink, IReceiveGate, IIpInterface
{
    private readonly List<LinkFrame> _held = [];
    private readonly List<LinkFrame> _written = [];
    private ILinkSink? _sink;

    public LinkInfo Info { get; } = new("fake:tun", LinkKind.Frames, LinkCapabilities.Batching | LinkCapabilities.ZeroCopy, 2048);

    public IModemLines? Lines => null;

    public LinkStatistics Statistics => default;

    public string InterfaceName => "fake0";

    /// <summary>Gets what was sent to it.</summary>
    public List<byte[]> Sent { get; } = [];

    /// <summary>Gets where the last packet that was sent to it lay.</summary>
    public nint LastAddress { get; private set; }

    /// <summary>Gets or sets whether it takes nothing.</summary>
    public bool IsFull { get; set; }

    /// <summary>Gets or sets whether what was sent stays with it until <see cref="GiveBack"/>.</summary>
    public bool HoldsSent { get; set; }

    /// <summary>Gets the states of the gate, one a call.</summary>
    public List<bool> Gate { get; } = [];

    /// <summary>Gets the sizes that were set.</summary>
    public List<int> Mtus { get; } = [];

    /// <summary>Gets or sets whether an MTU is refused.</summary>
    public bool RefusesMtu { get; set; }

    public bool IsClosed { get; private set; }

    /// <summary>Receives packets as one batch, each in a block of its own.</summary>
    public void Receive(params byte[][] packets)
    {
        foreach (byte[] packet in packets)
        {
            _ = Write(packet);
        }

        ReceiveWritten();
    }

    /// <summary>Puts a packet into a block, for the next batch.</summary>
    /// <returns>Where it lies.</returns>
    public nint Write(byte[] packet)
    {
        Assert.True(pool.TryRent(out BufferLease lease));
        packet.CopyTo(lease.Span[FrameHeadroom.Bytes..]);
        _written.Add(new LinkFrame(lease, FrameHeadroom.Bytes, packet.Length));
        return lease.Address + FrameHeadroom.Bytes;
    }

    public void ReceiveWritten()
    {
        LinkFrame[] frames = [.. _written];
        _written.Clear();
        _sink!.HandleReceive(frames);
    }

    public void GiveBack()
    {
        LinkFrame[] held = [.. _held];
        _held.Clear();
        _sink!.HandleSent(held, delivered: true);
    }

    public void Start(ILinkSink sink) => _sink = sink;

    public bool TrySend(in LinkFrame frame)
    {
        if (IsFull || IsClosed)
        {
            return false;
        }

        Sent.Add(frame.Span.ToArray());
        LastAddress = frame.Lease.Address + frame.Offset;
        if (HoldsSent)
        {
            _held.Add(frame);
        }
        else
        {
            _sink!.HandleSent([frame], delivered: true);
        }

        return true;
    }

    public void Close()
    {
        if (!IsClosed)
        {
            GiveBack();
            IsClosed = true;
            _sink?.HandleClosed(null);
        }
    }

    public void Dispose() => Close();

    void IReceiveGate.SetReceiving(bool isOpen) => Gate.Add(isOpen);

    void IIpInterface.AddAddress(IPAddress local, int prefixLength, IPAddress? peer) => throw new NotSupportedException();

    void IIpInterface.RemoveAddress(IPAddress local, int prefixLength, IPAddress? peer) => throw new NotSupportedException();

    void IIpInterface.AddRoute(IPAddress network, int prefixLength) => throw new NotSupportedException();

    void IIpInterface.SetUp(bool isUp) => throw new NotSupportedException();

    void IIpInterface.SetMtu(int mtu)
    {
        if (RefusesMtu)
        {
            throw new LinkException(LinkErrorKind.NotSupported, "no");
        }

        Mtus.Add(mtu);
    }
}
