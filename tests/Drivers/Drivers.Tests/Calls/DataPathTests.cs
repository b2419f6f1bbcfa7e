using UserCoNdis.Drivers.NdisWan.Ip;

namespace UserCoNdis.Drivers.Tests.Calls;

/// <summary>The data path of both stations: order, loss, and managed bytes.</summary>
public sealed class DataPathTests
{
    [Fact]
    public void Udp_HundredThousandPacketsEachWay_AllocatesNothing()
    {
        DirectLine line = new(diagnostic: false);
        line.BringUp();
        Exchange(line, 20_000);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Exchange(line, 100_000);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal((100_000, 0L, 0L), ((int)line.B.Ip.SinkReport.Received, line.B.Ip.SinkReport.Lost, line.B.Ip.SinkReport.Reordered));
        Assert.Equal(100_000, line.A.Ip.SinkReport.Received);
        Assert.True(allocated < 10_000, $"{allocated} bytes for 200,000 packets");
        line.HaltAndCheck();
    }

    private static void Exchange(DirectLine line, long count)
    {
        line.A.Ip.StartSink(9);
        line.B.Ip.StartSink(9);
        line.A.Ip.StartSource(DirectLine.Address("10.0.0.1"), 9, 64, count);
        line.B.Ip.StartSource(DirectLine.Address("10.0.0.2"), 9, 64, count);
        IpEndpoint a = line.A.Ip;
        IpEndpoint b = line.B.Ip;
        while (a.SourceRemaining > 0 || b.SourceRemaining > 0)
        {
            _ = line.Loop.RunUntilIdle(int.MaxValue);
        }

        _ = line.Loop.RunUntilIdle(int.MaxValue);
    }
}
