using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.Tests.NdisWan.Ip;
using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>A payload stays where it was written, through IP edge, NDISWAN, NDIS and the PPPoE miniport to the link and back up:
/// headers go in front of it, nothing is moved.</summary>
/// <remarks>
/// These tests fail when a copy is planted. In <see cref="WanSession.TryQueue"/>, for one, rent a buffer, copy the packet
/// to its <see cref="WanSession.Headroom"/>, return the caller's and allocate the list around the new one: the bytes on the wire
/// are the same, the addresses are not. In <c>PppoeMiniport.Cover</c> a copy to a second block shows in the same way, and
/// in <c>LinkIpEdge.HandleReceive</c> one on the way up. A <c>ToArray()</c> in any of them shows in the counted bytes.
/// </remarks>
public sealed class ZeroCopyTests
{
    private const int PppLength = 2;
    private const int PppoeLength = 6;

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void PacketOfATun_LiesAtTheSameAddress_WhenTheLinkGetsIt(int vlan)
    {
        using var wire = new Wire(vlan);
        byte[] packet = Packets.Udp(wire.HostAddress, wire.ConcentratorAddress, 1492);
        byte[] ipv6 = Packets.Udp6(wire.HostLinkLocal, wire.ConcentratorLinkLocal, 1492);
        nint[] written = wire.Receive(packet, ipv6);
        wire.Run();

        Assert.Equal([.. written.Select(address => address - wire.HeaderLength)], wire.A.Sent.Select(frame => frame.Address));
        Assert.Equal([packet, ipv6], wire.A.Sent.Select(frame => frame.Bytes[wire.HeaderLength..]));
    }

    [Fact]
    public void PacketOfAClient_LiesAtTheSameAddress_WhenTheLinkGetsIt()
    {
        using var wire = new Wire();
        WanSession session = wire.Line.A.Session;
        byte[] packet = Packets.Udp(wire.HostAddress, wire.ConcentratorAddress, 700);
        Assert.True(session.TryRent(out BufferLease lease));
        packet.CopyTo(lease.Span[WanSession.Headroom..]);
        nint written = lease.Address + WanSession.Headroom;
        Assert.True(session.TrySend(lease, WanSession.Headroom, packet.Length));
        wire.Run();

        (nint address, byte[] bytes) = Assert.Single(wire.A.Sent);
        Assert.Equal(written, address + wire.HeaderLength);
        Assert.Equal(packet, bytes[wire.HeaderLength..]);
    }

    [Fact]
    public void ReceivedFrame_LiesAtTheSameAddress_WhenTheTunGetsItsPacket()
    {
        using var wire = new Wire();
        byte[] packet = Packets.Udp(wire.HostAddress, wire.ConcentratorAddress, 900);
        _ = wire.Receive(packet);
        wire.Run();

        (nint address, byte[] bytes) = Assert.Single(wire.B.Received);
        Assert.Equal(address + wire.HeaderLength, wire.TunB.LastAddress);
        Assert.Equal(packet, Assert.Single(wire.TunB.Sent));
        Assert.Equal(packet, bytes[wire.HeaderLength..]);
    }

    // While the link has the frame its block is nobody else's; after that it goes back to where it came from.
    [Fact]
    public void BlockOfAPacket_GoesBackToItsPool_OnlyWhenTheLinkHasSentIt()
    {
        using var wire = new Wire();
        int before = wire.TunPool.Outstanding;
        _ = wire.Receive(Packets.Udp(wire.HostAddress, wire.ConcentratorAddress, 900));
        Assert.Equal(before + 1, wire.TunPool.Outstanding);
        wire.Run();
        Assert.Equal(before, wire.TunPool.Outstanding);
    }

    /// <summary>A host and a concentrator with a TUN each, and a look at what their links are given.</summary>
    private sealed class Wire : IDisposable
    {
        private readonly LinkIpEdge _edgeA;
        private readonly LinkIpEdge _edgeB;

        public Wire(int vlan = 0)
        {
            TunPool = new DiagnosticSlabPool(64, 2048);
            TunA = new FakeTun(TunPool);
            TunB = new FakeTun(TunPool);
            _edgeA = new LinkIpEdge(TunA, new LinkIpEdgeOptions());
            _edgeB = new LinkIpEdge(TunB, new LinkIpEdgeOptions { IsConcentrator = true });
            _edgeA.Start();
            _edgeB.Start();
            AddressRecorder? a = null;
            AddressRecorder? b = null;
            PppoeMiniportOptions miniport = new() { Vlan = vlan == 0 ? VlanId.None : new VlanId((ushort)vlan) };
            Line = new PppoeLine(3, new PppoeLineOptions
            {
                A = miniport,
                B = miniport,
                Wrap = (link, _) => a = new AddressRecorder(link),
                WrapB = (link, _) => b = new AddressRecorder(link),
                EdgeA = _edgeA,
                EdgeB = _edgeB,
                Ppp = options => options with { Ipv6cp = new PppIpv6cpOptions() },
            });
            Line.BringUp();
            Line.Run(() => Line.A.Session.IsOpenFor(6) && Line.B.Session.IsOpenFor(6));
            (A, B) = (a!, b!);
            A.IsOn = B.IsOn = true;
            HeaderLength = EthernetHeader.Size + (vlan == 0 ? 0 : 4) + PppoeLength + PppLength;
        }

        public PinnedSlabPool TunPool { get; }

        public FakeTun TunA { get; }

        public FakeTun TunB { get; }

        public PppoeLine Line { get; }

        public AddressRecorder A { get; }

        public AddressRecorder B { get; }

        public int HeaderLength { get; }

        public Ipv4Address HostAddress => Line.A.Session.Addresses!.Value.Local;

        public Ipv4Address ConcentratorAddress => Line.B.Session.Addresses!.Value.Local;

        public UInt128 HostLinkLocal => new(WanIpv6Addresses.LinkLocalPrefix, Line.A.Session.Ipv6Addresses!.Value.LocalInterfaceId);

        public UInt128 ConcentratorLinkLocal =>
            new(WanIpv6Addresses.LinkLocalPrefix, Line.A.Session.Ipv6Addresses!.Value.RemoteInterfaceId);

        /// <summary>Lets the host's TUN receive packets.</summary>
        /// <returns>Where each was written.</returns>
        public nint[] Receive(params byte[][] packets)
        {
            nint[] written = new nint[packets.Length];
            for (int i = 0; i < packets.Length; i++)
            {
                written[i] = TunA.Write(packets[i]);
            }

            TunA.ReceiveWritten();
            return written;
        }

        public void Run() => Line.Loop.Advance(TimeSpan.FromMilliseconds(10));

        public void Dispose()
        {
            A.IsOn = B.IsOn = false;
            Line.HaltAndCheck();
            _edgeA.Dispose();
            _edgeB.Dispose();
            TunPool.ThrowIfOutstanding();
        }
    }
}
