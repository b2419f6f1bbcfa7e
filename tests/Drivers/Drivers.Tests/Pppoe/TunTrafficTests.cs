using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.Tests.NdisWan.Ip;
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
