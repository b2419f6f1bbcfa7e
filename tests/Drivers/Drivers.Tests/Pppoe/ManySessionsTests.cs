using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.Tests.NdisWan.Ip;
using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Ppp;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>A concentrator with 2,000 sessions on one adapter and one TUN.</summary>
[Collection(CountedMemory.Name)]
public sealed class ManySessionsTests
{
    private const int Sessions = 2000;
    private const int MostBytes = 24_000; // 17,000 when this was written, with what the test itself keeps

    private static readonly PppoeDiscoveryLimits s_noLimits = new() { PerHostPerSecond = 100_000, PerHostBurst = 100_000, PerSecond = 100_000, Burst = 100_000 };

    [Fact]
    public void TwoThousandSessions_EachGetsItsOwnPackets_FromItsOwnAddressAlone()
    {
        DiagnosticSlabPool pool = new(256, 2048);
        FakeTun tun = new(pool);
        LinkIpEdge edge = new(tun, new LinkIpEdgeOptions { IsConcentrator = true });
        edge.Start();
        SessionEdge hosts = new();
        PppoeLine line = Line(edge, hosts);
        line.BringUp();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 1; i < Sessions; i++)
        {
            _ = line.A.Dial();
        }

        line.Run(() => edge.Sessions.Count == Sessions && line.A.Sessions.Count(session => session.IsOpenFor(6)) == Sessions);
        long bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / Sessions;
        Assert.True(bytes < MostBytes, $"{bytes} bytes for a session and its far end");

        SendToEach(line, tun);
        Assert.Equal(2 * Sessions, hosts.Received.Count);
        Assert.All(hosts.Received, got => Assert.Equal(DestinationOf(got.Packet), OwnAddress(got.Session, got.Packet)));

        SendWithTheAddressOfTheNext(line);
        Assert.Empty(tun.Sent);
        Assert.Equal(Sessions, edge.Counters.SpoofedSource);
        Assert.Equal(0, edge.Counters.NoSession);
        line.HaltAndCheck();
        edge.Dispose();
        pool.ThrowIfOutstanding();
    }

    private static PppoeLine Line(LinkIpEdge edge, SessionEdge hosts)
    {
        PppoeMiniportOptions miniport = new() { MaxSessions = Sessions, ReceiveFrames = 4096 };
        return new PppoeLine(1, new PppoeLineOptions
        {
            A = miniport,
            B = miniport with { Limits = s_noLimits },
            Diagnostic = false,
            Share = true,
            Blocks = 8192,
            SendBuffers = 512,
            EdgeA = hosts,
            EdgeB = edge,
            Ppp = options => options with { Ipv6cp = new PppIpv6cpOptions(), EchoInterval = TimeSpan.Zero },
        });
    }

    private static void SendToEach(PppoeLine line, FakeTun tun)
    {
        foreach (WanSession[] some in line.A.Sessions.Chunk(64))
        {
            tun.Receive([.. some.Select(s => Packets.Udp(PppoeLine.Address("10.0.0.1"), s.Addresses!.Value.Local, 100))]);
            tun.Receive([.. some.Select(s => Packets.Udp6(1, LinkLocal(s), 100))]);
            line.Loop.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    private static void SendWithTheAddressOfTheNext(PppoeLine line)
    {
        for (int i = 0; i < Sessions; i++)
        {
            WanSession session = line.A.Sessions[i];
            Ipv4Address other = line.A.Sessions[(i + 1) % Sessions].Addresses!.Value.Local;
            Assert.True(session.TryRent(out BufferLease lease));
            Packets.Udp(other, PppoeLine.Address("10.0.0.1"), 60).CopyTo(lease.Span[WanSession.Headroom..]);
            Assert.True(session.TrySend(lease, WanSession.Headroom, 60));
            line.Loop.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    private static UInt128 DestinationOf(byte[] packet)
    {
        Assert.True(IpHeader.TryRead(packet, out IpHeader header));
        return header.Destination;
    }

    private static UInt128 OwnAddress(WanSession session, byte[] packet) =>
        IpHeader.VersionOf(packet) == 6 ? LinkLocal(session) : session.Addresses!.Value.Local.Value;

    private static UInt128 LinkLocal(WanSession session) =>
        new(WanIpv6Addresses.LinkLocalPrefix, session.Ipv6Addresses!.Value.LocalInterfaceId);
}
