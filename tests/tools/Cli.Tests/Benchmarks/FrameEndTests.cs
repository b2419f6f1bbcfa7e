using UserCoNdis.TestKit;
using UserCoNdis.Tools.Cli.Benchmarks.Frames;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.InProcess;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Links.Middleware;

namespace UserCoNdis.Cli.Tests.Benchmarks;

/// <summary>Two ends on a loop cable in memory, on the seeded loop; frames are counted, not timed.</summary>
public sealed class FrameEndTests
{
    private static readonly TimeSpan s_long = TimeSpan.FromHours(1);

    private readonly SeededLoop _loop = new(1);
    private readonly PinnedSlabPool _pool = new(1024, 2048);

    [Theory]
    [InlineData(60, 1)]
    [InlineData(64, 1000)]
    [InlineData(1514, 5000)]
    public void Begin_OfSoManyFrames_AllArriveOnceAndInOrder(int size, int frames)
    {
        (FrameEnd a, FrameEnd b) = Wire(new LinkFaults());
        Assert.Equal(1, Send(a, b, size, frames));
        Assert.Equal(frames, a.Sent);
        Assert.Equal(new ReceiveCount(frames, 0, 0, 0, 0, b.Count.LastAt), b.Count);
    }

    [Fact]
    public void Begin_OverALineThatLoses_CountsTheLossAndNothingElse()
    {
        (FrameEnd a, FrameEnd b) = Wire(new LinkFaults { Loss = 0.1, OnReceived = false });
        _ = Send(a, b, 64, 2000);
        Assert.InRange(b.Count.Received, 1700, 1900);
        Assert.Equal((0, 0, 0), (b.Count.Reordered, b.Count.Duplicates, b.Count.Corrupt));
    }

    [Fact]
    public void Begin_OverALineThatDoublesAndReorders_LosesNothing()
    {
        (FrameEnd a, FrameEnd b) = Wire(new LinkFaults { Duplication = 0.1, Reordering = 0.1, OnReceived = false });
        _ = Send(a, b, 64, 2000, framesPerSecond: 1000); // at a pace: the faulty line has no queue for all of its second copies
        Assert.Equal(2000, b.Count.Received);
        Assert.InRange(b.Count.Duplicates, 100, 300);
        Assert.InRange(b.Count.Reordered, 100, 300);
    }

    [Fact]
    public void Begin_OverALineWithBitErrors_SeesEveryFrameThatCameChanged()
    {
        (FrameEnd a, FrameEnd b) = Wire(new LinkFaults { BitErrorRate = 1e-5, OnReceived = false });
        _ = Send(a, b, 1000, 2000);
        Assert.Equal(2000, b.Count.Received + b.Count.Corrupt + b.Count.Foreign); // a bit of the EtherType makes a frame foreign
        Assert.InRange(b.Count.Corrupt, 100, 220); // 8,000 bits a frame: 1 of 13
    }

    [Fact]
    public void Begin_WithProbes_BringsEachBackToItsSender()
    {
        (FrameEnd a, FrameEnd b) = Wire(new LinkFaults());
        _ = Send(a, b, 64, 300, TestFrameKind.Probe);
        Assert.Equal((300, 300), (a.RoundTrips.Count, a.Count.Received));
        Assert.Equal(0, b.Count.Received);
    }

    [Fact]
    public void Begin_AfterAMeasure_DoesNotCountItsFrames()
    {
        (FrameEnd a, FrameEnd b) = Wire(new LinkFaults { Delay = TimeSpan.FromSeconds(1), OnReceived = false });
        _ = Send(a, b, 64, 10);
        b.Expect(2, 128);
        _ = _loop.RunFor(TimeSpan.FromSeconds(2));
        Assert.Equal(default, b.Count);
    }

    [Fact]
    public void Begin_AtAPace_SendsEvenlyForTheWholeTime()
    {
        (FrameEnd a, FrameEnd b) = Wire(new LinkFaults());
        List<double> times = [];
        b.Expect(1, 64);
        a.Begin(new SendPlan(1, TestFrameKind.Load, 64, long.MaxValue, TimeSpan.FromSeconds(2), FramesPerSecond: 100), b.Address, () => times.Add(_loop.Now.TotalSeconds));
        _ = _loop.RunFor(TimeSpan.FromSeconds(1));
        Assert.InRange(b.Count.Received, 100, 101);
        _ = _loop.RunFor(TimeSpan.FromSeconds(9));
        Assert.InRange(b.Count.Received, 200, 201);
        Assert.Equal(2, Assert.Single(times), 0.011);
    }

    [Fact]
    public void Close_InTheMiddle_EndsTheMeasureAndGivesEveryBlockBack()
    {
        (FrameEnd a, FrameEnd b) = Wire(new LinkFaults { DropAfterBytes = 10_000 });
        Assert.Equal(1, Send(a, b, 64, 1000));
        Assert.NotNull(a.Failure);
        _pool.ThrowIfOutstanding();
    }

    [Fact]
    public void Begin_WarmedUp_AllocatesNothingForAThousandFrames()
    {
        (FrameEnd a, FrameEnd b) = Wire(faults: null);
        _ = Send(a, b, 64, 1000);
        var plan = new SendPlan(1, TestFrameKind.Load, 64, 1000, s_long);
        byte[] address = b.Address.ToArray();
        Action finished = static () => { };
        Assert.Equal(0, Allocations.Least(() =>
        {
            a.Begin(plan, address, finished);
            _ = _loop.RunUntilIdle();
        }));
    }

    private LoopClock Clock => new(_loop);

    private (FrameEnd A, FrameEnd B) Wire(LinkFaults? faults)
    {
        var pair = new LoopLinkPair(_loop, _pool, new LoopLinkOptions { Kind = LinkKind.Frames, Wiring = LoopWiring.None });
        ILink first = faults is null ? pair.A : new FaultLink(pair.A, _loop, _pool, faults);
        return (new FrameEnd(first, _loop, _pool, Clock, 0), new FrameEnd(pair.B, _loop, _pool, Clock, 1));
    }

    /// <summary>Runs a measure to its end and tells how often it said so.</summary>
    private int Send(FrameEnd a, FrameEnd b, int size, int frames, TestFrameKind kind = TestFrameKind.Load, double? framesPerSecond = null)
    {
        int finished = 0;
        a.Expect(1, size);
        b.Expect(1, size);
        a.Begin(new SendPlan(1, kind, size, frames, s_long, framesPerSecond), b.Address, () => finished++);
        _ = _loop.RunFor(TimeSpan.FromSeconds(10));
        return finished;
    }

    /// <summary>The virtual time of the loop.</summary>
    private sealed class LoopClock(SeededLoop loop) : TimeProvider
    {
        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => loop.Now.Ticks;
    }
}
