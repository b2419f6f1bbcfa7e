using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.Tests.NdisWan.Ip;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>Bulk from TUN to TUN through two whole stacks: what it allocates, and that nothing is lost on the way.</summary>
public sealed class TunTrafficTests
{
    private const int Packets100K = 100_000;

    [Fact]
    public void HundredThousandPacketsEachWay_AllocateNothing()
    {
        PinnedSlabPool pool = new(1024, 2048);
        TunPump a = new(pool, Packets.Udp(PppoeLine.Address("10.1.0.1"), PppoeLine.Address("10.0.0.1"), 1492));
        TunPump b = new(pool, Packets.Udp(PppoeLine.Address("10.0.0.1"), PppoeLine.Address("10.1.0.1"), 1492));
        LinkIpEdge edgeA = new(a, new LinkIpEdgeOptions { ClampMss = true });
        LinkIpEdge edgeB = new(b, new LinkIpEdgeOptions { IsConcentrator = true, ClampMss = true });
        edgeA.Start();
        edgeB.Start();
        PppoeLine line = new(1, new PppoeLineOptions { Diagnostic = false, Share = true, Blocks = 2048, EdgeA = edgeA, EdgeB = edgeB });
        line.BringUp();
        Exchange(line, a, b, 20_000);

        long allocated = Allocations.Least(() => Exchange(line, a, b, Packets100K));

        Assert.Equal(0, allocated);
        Assert.Equal((320_000, 320_000), (a.Received, b.Received));
        Assert.Equal((0, 0), (edgeA.Counters.SessionFull, edgeB.Counters.SessionFull));
        line.HaltAndCheck();
        pool.ThrowIfOutstanding();
    }

    [Fact, Trait("Rule", "R286")]
    public void SessionWhoseWindowIsShut_DropsItsOwnPackets_AndNobodyElses()
    {
        PinnedSlabPool pool = new(2048, 2048);
        FakeTun tun = new(pool);
        LinkIpEdge edge = new(tun, new LinkIpEdgeOptions { IsConcentrator = true });
        SessionEdge hosts = new();
        edge.Start();
        PppoeLine line = new(1, new PppoeLineOptions { EdgeA = hosts, EdgeB = edge, Blocks = 2048 });
        line.BringUp();
        line.BringUp();
        byte[] shut = new byte[WanCoLinkParams.Size];
        new WanCoLinkParams(1_000_000, 1_000_000, 0).Write(shut);
        edge.Sessions[0].HandleStatus(new NdisStatusIndication(NdisStatus.WanCoLinkParams, shut));

        byte[] toShut = Packets.Udp(PppoeLine.Address("10.0.0.1"), edge.Sessions[0].Addresses!.Value.Remote, 100);
        byte[] toOther = Packets.Udp(PppoeLine.Address("10.0.0.1"), edge.Sessions[1].Addresses!.Value.Remote, 100);
        for (int i = 0; i < 10; i++)
        {
            tun.Receive([.. Enumerable.Repeat(toShut, 50), .. Enumerable.Repeat(toOther, 50)]);
            line.Loop.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(500, hosts.Received.Count);
        Assert.All(hosts.Received, got => Assert.Equal(toOther, got.Packet));
        Assert.Equal(500 - edge.Sessions[0].QueueLimit, edge.Counters.SessionFull);
        Assert.Empty(tun.Gate);
        line.HaltAndCheck();
        edge.Dispose();
        pool.ThrowIfOutstanding();
    }

    private static void Exchange(PppoeLine line, TunPump a, TunPump b, int count)
    {
        int fromA = 0;
        int fromB = 0;
        while (fromA < count || fromB < count)
        {
            fromA += a.Push(count - fromA);
            fromB += b.Push(count - fromB);
            _ = line.Loop.RunUntilIdle(int.MaxValue);
        }
    }
}
