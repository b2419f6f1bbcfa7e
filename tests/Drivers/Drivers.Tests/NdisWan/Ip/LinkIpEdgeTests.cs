using System.Buffers.Binary;
using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.Tests.Calls;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.Tests.NdisWan.Ip;

/// <summary>Packets between a TUN and a session: where they go, and what becomes of those that cannot.</summary>
public sealed class LinkIpEdgeTests
{
    [Fact]
    public void Packets_OfBothVersions_PassBothWaysUnchanged() => Seeds.Run(25, seed =>
    {
        TunLine tun = new TunLine(seed).BringUp();
        byte[][] toB =
        [
            Packets.Udp(TunLine.Address2, TunLine.Address1, 100), Packets.Udp6(TunLine.LinkLocal2, TunLine.LinkLocal1, 101),
        ];
        byte[][] toA =
        [
            Packets.Udp6(TunLine.LinkLocal1, TunLine.LinkLocal2, 1280), Packets.Udp(TunLine.Address1, TunLine.Address2, 1500),
        ];
        tun.A.Receive(toB);
        tun.B.Receive(toA);
        tun.Run();

        Assert.Equal(toB, tun.B.Sent);
        Assert.Equal(toA, tun.A.Sent);
        Assert.Equal((2, 2), (tun.EdgeA.Counters.FromLink, tun.EdgeA.Counters.ToLink));
        tun.HaltAndCheck();
    });

    [Fact, Trait("Spec", "RFC5072 4.1")]
    public void Ipv6Alone_CarriesIpv6AndDropsIpv4() => Seeds.Run(10, seed =>
    {
        TunLine tun = new TunLine(seed, caller: TunLine.WithoutIpv4(TunLine.Caller)).BringUp(ipv4: false);
        Assert.Equal(new WanIpv6Addresses(2, 1), tun.SessionA.Ipv6Addresses);
        Assert.Equal("fe80::2", tun.SessionA.Ipv6Addresses!.Value.Local.ToString());
        byte[] ipv6 = Packets.Udp6(TunLine.LinkLocal2, TunLine.LinkLocal1, 60);
        tun.A.Receive(Packets.Udp(TunLine.Address2, TunLine.Address1, 60), ipv6);
        tun.Run();
        Assert.Equal([ipv6], tun.B.Sent);
        Assert.Equal(1, tun.EdgeA.Counters.NoSession);
        tun.HaltAndCheck();
    });

    [Fact, Trait("Spec", "RFC1332 3")]
    public void Ipv4Alone_CarriesIpv4AndDropsIpv6() => Seeds.Run(10, seed =>
    {
        TunLine tun = new TunLine(seed, called: TunLine.WithoutIpv6(TunLine.Called)).BringUp(ipv6: false);
        byte[] ipv4 = Packets.Udp(TunLine.Address2, TunLine.Address1, 60);
        tun.A.Receive(Packets.Udp6(TunLine.LinkLocal2, TunLine.LinkLocal1, 60), ipv4);
        tun.Run();
        Assert.Equal([ipv4], tun.B.Sent);
        Assert.Equal((1, 0), (tun.EdgeA.Counters.NoSession, tun.EdgeB.Counters.Malformed));
        tun.HaltAndCheck();
    });

    [Fact, Trait("Spec", "RFC1661 2")]
    public void Padding_IsCutByTheLengthOfThePacket()
    {
        TunLine tun = new TunLine().BringUp();
        byte[] ipv4 = Packets.Udp(TunLine.Address2, TunLine.Address1, 60);
        byte[] ipv6 = Packets.Udp6(TunLine.LinkLocal2, TunLine.LinkLocal1, 60);
        SendAsItIs(tun, [.. ipv4, 1, 2, 3]);
        SendAsItIs(tun, [.. ipv6, 1, 2, 3]);
        SendAsItIs(tun, ipv4.AsSpan(0, 59)); // ends too early
        SendAsItIs(tun, ipv6.AsSpan(0, 59));
        tun.Run();
        Assert.Equal([ipv4, ipv6], tun.B.Sent);
        Assert.Equal(2, tun.SessionB.Counters.Malformed);
        tun.HaltAndCheck();
    }

    [Fact]
    public void Frames_ThatAreNoPackets_AreCountedAndDropped()
    {
        TunLine tun = new TunLine().BringUp();
        byte[] cut = Packets.Udp(TunLine.Address2, TunLine.Address1, 60)[..59];
        tun.A.Receive([], [0x45], cut, new byte[60]);
        tun.Run();
        Assert.Empty(tun.B.Sent);
        Assert.Equal(4, tun.EdgeA.Counters.Malformed);
        tun.HaltAndCheck();
    }

    [Fact, Trait("Spec", "RFC1191 4")]
    public void Mtu_FollowsThePeersMru_AndWhatIsLongerIsAnswered()
    {
        TunLine tun = new TunLine(called: TunLine.Called with { LocalMru = 1300 }).BringUp();
        Assert.Equal(1300, tun.SessionA.Mtu);
        Assert.Equal([1300], tun.A.Mtus);
        Assert.Equal([1500], tun.B.Mtus);
        tun.A.Receive(Packets.Udp(TunLine.Address2, TunLine.Address1, 1301), Packets.Udp6(TunLine.LinkLocal2, TunLine.LinkLocal1, 1301));
        Assert.Equal((2, 2), (tun.EdgeA.Counters.TooBig, tun.EdgeA.Counters.TooBigAnswered));
        Assert.Equal((3, 4, 1300), (tun.A.Sent[0][20], tun.A.Sent[0][21], BinaryPrimitives.ReadUInt16BigEndian(tun.A.Sent[0].AsSpan(26))));
        Assert.Equal((2, 1300), (tun.A.Sent[1][40], BinaryPrimitives.ReadInt32BigEndian(tun.A.Sent[1].AsSpan(44))));
        tun.Run();
        Assert.Empty(tun.B.Sent);
        tun.HaltAndCheck();
    }

    [Fact]
    public void Mtu_OfAConcentrator_StaysAboveWhatOnePeerAsksFor()
    {
        LinkIpEdgeOptions concentrator = new() { IsConcentrator = true };
        TunLine tun = new TunLine(caller: TunLine.Caller with { LocalMru = 200 }, calledEdge: concentrator).BringUp();
        Assert.Equal((200, 1280), (tun.SessionB.Mtu, Assert.Single(tun.B.Mtus)));
        tun.HaltAndCheck();
    }

    [Fact]
    public void Mtu_ThatTheSystemRefuses_IsCountedAndTheLinkWorks()
    {
        TunLine tun = new();
        tun.A.RefusesMtu = true;
        _ = tun.BringUp();
        Assert.Equal(1, tun.EdgeA.Counters.MtuRefused);
        tun.A.Receive(Packets.Udp(TunLine.Address2, TunLine.Address1, 60));
        tun.Run();
        _ = Assert.Single(tun.B.Sent);
        tun.HaltAndCheck();
    }

    [Theory, Trait("Spec", "RFC9293 3.7.1")]
    [InlineData(true, 1360)]
    [InlineData(false, 1460)]
    public void Handshakes_OfBothDirections_AreClampedWhenAsked(bool clamp, int mss)
    {
        TunLine tun = new TunLine(called: TunLine.Called with { LocalMru = 1400 }, callerEdge: new LinkIpEdgeOptions { ClampMss = clamp }).BringUp();
        byte[] toA = Packets.TcpOverIpv4(Packets.Syn, 2, 4, 0x05, 0xB4);
        byte[] toB = [.. toA.AsSpan(0, 12), .. toA.AsSpan(16, 4), .. toA.AsSpan(12, 4), .. toA.AsSpan(20)];
        tun.A.Receive(toB);
        tun.B.Receive(toA);
        tun.Run();
        Assert.Equal(mss, BinaryPrimitives.ReadUInt16BigEndian(Assert.Single(tun.B.Sent).AsSpan(42)));
        Assert.Equal(mss, BinaryPrimitives.ReadUInt16BigEndian(Assert.Single(tun.A.Sent).AsSpan(42)));
        Assert.Equal(clamp ? 2 : 0, tun.EdgeA.Counters.MssClamped);
        tun.HaltAndCheck();
    }

    [Fact]
    public void FullSession_HoldsTheLinkBack_AndLetsItOnAgain()
    {
        TunLine tun = new TunLine().BringUp();
        byte[] packet = Packets.Udp(TunLine.Address2, TunLine.Address1, 1000);
        int first = tun.SessionA.SendWindow + 6; // more than half of the queue
        tun.A.Receive([.. Enumerable.Repeat(packet, first)]);
        Assert.Equal([false], tun.A.Gate);
        tun.A.Receive([.. Enumerable.Repeat(packet, 20)]); // a link that has not heard it
        Assert.True(tun.EdgeA.Counters.SessionFull > 0);
        tun.Run();
        Assert.Equal([false, true], tun.A.Gate);
        Assert.Equal(first + 20, tun.EdgeA.Counters.SessionFull + tun.B.Sent.Count);
        tun.HaltAndCheck();
    }

    [Fact]
    public void SessionThatEnds_OpensTheGateThatItClosed()
    {
        TunLine tun = new TunLine().BringUp();
        tun.A.Receive([.. Enumerable.Repeat(Packets.Udp(TunLine.Address2, TunLine.Address1, 1000), tun.SessionA.SendWindow + 6)]);
        Assert.Equal([false], tun.A.Gate);
        tun.SessionA.Abort();
        Assert.Equal([false, true], tun.A.Gate);
        tun.A.Receive(Packets.Udp(TunLine.Address2, TunLine.Address1, 1000));
        Assert.Equal(1, tun.EdgeA.Counters.NoSession);
        tun.HaltAndCheck();
    }

    [Fact]
    public void FullLink_DropsAndCounts()
    {
        TunLine tun = new TunLine().BringUp();
        tun.B.IsFull = true;
        tun.A.Receive(Packets.Udp(TunLine.Address2, TunLine.Address1, 60));
        tun.Run();
        Assert.Equal((1, 0), (tun.EdgeB.Counters.LinkFull, tun.EdgeB.Counters.ToLink));
        tun.HaltAndCheck();
    }

    [Fact]
    public void LinkThatCloses_TakesNoPacketAnyMore_AndTheSessionStays()
    {
        TunLine tun = new TunLine().BringUp();
        bool told = false;
        tun.EdgeB.Closed += _ => told = true;
        tun.B.HoldsSent = true;
        tun.A.Receive(Packets.Udp(TunLine.Address2, TunLine.Address1, 60));
        tun.Run();
        tun.EdgeB.Close();
        Assert.True(told);
        tun.A.Receive(Packets.Udp(TunLine.Address2, TunLine.Address1, 60));
        tun.Run();
        Assert.Equal(1, tun.EdgeB.Counters.LinkFull);
        Assert.True(tun.SessionB.IsOpenFor(4));
        tun.HaltAndCheck();
    }

    [Fact]
    public void Concentrator_SendsToItsPeersOnly_AndTakesFromTheirAddressesOnly() => Seeds.Run(10, seed =>
    {
        TunLine tun = new TunLine(seed, calledEdge: new LinkIpEdgeOptions { IsConcentrator = true }).BringUp();
        byte[] good4 = Packets.Udp(TunLine.Address1, TunLine.Address2, 60);
        byte[] good6 = Packets.Udp6(TunLine.LinkLocal1, TunLine.LinkLocal2, 60);
        tun.B.Receive(
            Packets.Udp(TunLine.Address1, DirectLine.Address("10.0.0.3"), 60),
            good4,
            Packets.Udp(TunLine.Address1, new Ipv4Address(0xFFFF_FFFF), 60),
            Packets.Udp6(TunLine.LinkLocal1, new UInt128(0xFF02_0000_0000_0000, 1), 60),
            good6);
        tun.Run();
        Assert.Equal([good4, good6], tun.A.Sent);
        Assert.Equal(3, tun.EdgeB.Counters.NoSession);

        byte[] own = Packets.Udp(TunLine.Address2, TunLine.Address1, 60);
        tun.A.Receive(
            Packets.Udp(DirectLine.Address("10.0.0.3"), TunLine.Address1, 60),
            own,
            Packets.Udp6(TunLine.LinkLocal1, TunLine.LinkLocal1, 60));
        tun.Run();
        Assert.Equal([own], tun.B.Sent);
        Assert.Equal(2, tun.EdgeB.Counters.SpoofedSource);
        tun.HaltAndCheck();
    });

    [Fact]
    public void ConcentratorThatDoesNotCheck_TakesEverySource()
    {
        LinkIpEdgeOptions open = new() { IsConcentrator = true, CheckSource = false };
        TunLine tun = new TunLine(calledEdge: open).BringUp();
        tun.A.Receive(Packets.Udp(DirectLine.Address("10.0.0.3"), TunLine.Address1, 60));
        tun.Run();
        _ = Assert.Single(tun.B.Sent);
        tun.HaltAndCheck();
    }

    // PPP's own frames find a buffer and a list whatever the packets took: the far end hears of the end.
    [Fact, Trait("Spec", "RFC1661 3.7")]
    public void PacketsThatTookEveryBuffer_LeaveThoseOfPpp()
    {
        TunLine tun = new TunLine().BringUp();
        List<BufferLease> taken = [];
        while (tun.SessionA.TryRent(out BufferLease lease))
        {
            taken.Add(lease);
        }

        tun.SessionA.Close();
        tun.Run();
        Assert.Equal(PppCloseCause.PeerTerminated, tun.Line.B.Down);
        taken.ForEach(lease => lease.Return());
        tun.HaltAndCheck();
    }

    // A block that has no room for the headers in front of the packet cannot be sent without moving it: it is not.
    [Fact]
    public void PacketWithoutHeadroom_IsRefused()
    {
        TunLine tun = new TunLine().BringUp();
        Assert.True(tun.SessionA.TryRent(out BufferLease lease));
        Packets.Udp(TunLine.Address2, TunLine.Address1, 60).CopyTo(lease.Span);
        Assert.False(tun.SessionA.TrySend(lease, 0, 60));
        lease.Return();
        tun.HaltAndCheck();
    }

    private static void SendAsItIs(TunLine tun, ReadOnlySpan<byte> packet)
    {
        Assert.True(tun.SessionA.TryRent(out BufferLease lease));
        packet.CopyTo(lease.Span[WanSession.Headroom..]);
        Assert.True(tun.SessionA.TrySend(lease, WanSession.Headroom, packet.Length));
    }
}
