using UserCoNdis.TestKit;
using UserCoNdis.Tools.Cli.Benchmarks.Frames;

namespace UserCoNdis.Cli.Tests.Benchmarks;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void At_OfEachTime_IsWithinOnePerCentAbove()
    {
        for (long time = 1; time < 1L << 41; time += Math.Max(1, time / 37))
        {
            var times = new LatencyHistogram();
            times.Record(time);
            times.Record(1L << 41); // so that the greatest does not bound it
            long found = times.At(0.5);
            Assert.True(found >= time && found <= time + (time / 127.0), $"{time} is told as {found}");
        }
    }

    [Fact]
    public void At_OfAThousandTimes_IsTheTimeOfThatRank()
    {
        var times = new LatencyHistogram();
        for (int i = 1000; i >= 1; i--)
        {
            times.Record(i / 10); // 0 to 100: buckets of one nanosecond
        }

        Assert.Equal((50, 90, 99, 100), (times.At(0.5), times.At(0.9), times.At(0.999), times.At(1)));
        Assert.Equal((1000, 0, 100), (times.Count, times.Min, times.Max));
    }

    [Fact]
    public void Record_BeyondTheLongest_CountsAsTheLongest()
    {
        var times = new LatencyHistogram();
        times.Record(long.MaxValue);
        times.Record(-5);
        Assert.Equal((2, 0L, (1L << 42) - 1), (times.Count, times.At(0.5), times.At(1)));
    }

    [Fact]
    public void At_OfNothing_IsZero() => Assert.Equal((0, 0, 0.0), (new LatencyHistogram().At(0.5), new LatencyHistogram().Max, new LatencyHistogram().Mean));

    [Fact]
    public void Add_OfTwo_CountsAsOne()
    {
        var one = new LatencyHistogram();
        var other = new LatencyHistogram();
        one.Record(100);
        other.Record(7);
        other.Record(300);
        one.Add(other);
        one.Add(new LatencyHistogram());
        Assert.Equal((3, 7, 300, 100), (one.Count, one.Min, one.Max, one.At(0.5)));
        Assert.Equal(407 / 3.0, one.Mean, 6);
    }

    [Fact]
    public void LogBins_OverAllTimes_LoseNone()
    {
        var times = new LatencyHistogram();
        foreach (long time in (long[])[1, 10, 100, 100, 1000, 20_000])
        {
            times.Record(time);
        }

        Assert.Equal([2, 2, 2], times.LogBins(1, 20_000, 3)); // edges at 27 and 737
    }

    [Fact]
    public void Record_AThousandTimes_AllocatesNothing()
    {
        var times = new LatencyHistogram();
        Assert.Equal(0, Allocations.Least(() =>
        {
            for (int i = 0; i < 1000; i++)
            {
                times.Record(i * 1000);
            }
        }));
    }
}
