using UserCoNdis.TestKit;
using UserCoNdis.Tools.Cli.Benchmarks.Octets;
using UserCoNdis.Tools.Cli.Benchmarks.Patterns;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.InProcess;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Links.Middleware;

namespace UserCoNdis.Cli.Tests.Benchmarks.Octets;

/// <summary>Two ends on a cable in memory that a seed spoils; octets are counted, not timed.</summary>
public sealed class OctetEndTests
{
    private const int Block = 1000;
    private static readonly TimeSpan s_long = TimeSpan.FromHours(1);
    private readonly SeededLoop _loop = new(1);
    private readonly PinnedSlabPool _pool = new(1024, 2048);
    private ILink? _near;
    private ILink? _far;

    [Theory]
    [InlineData(60, 1)]
    [InlineData(1000, 100_000)]
    [InlineData(2048, 123_457)]
    public void Begin_OfSoManyOctets_AllArriveAsTheyWereSent(int block, int octets)
    {
        (OctetEnd a, OctetEnd b) = Wire(new LinkFaults());
        PatternListener heard = Send(a, b, block, octets);
        Assert.Equal(new PatternCount(a.Sent, 0, 0, 0, 0, 0, 0), heard.Checker.Count);
        Assert.InRange(a.Sent, octets, octets + 37);
        Assert.Equal(a.Sent, a.Delivered);
    }

    /// <summary>USB 2.0 5.8.3: only a packet that is not whole ends a bulk transfer, and packets are 64, 512 or 1,024 octets.</summary>
    [Theory]
    [InlineData(1024, 10 * 1024)]
    [InlineData(64, 64)]
    [InlineData(1000, 1000 + 512)]
    public void Begin_WhereTheLastBlockMayBeWholePackets_EndsWithAShortOne(int block, int octets)
    {
        (OctetEnd a, OctetEnd b) = Wire(new LinkFaults());
        _ = Send(a, b, block, octets);
        Assert.Equal(octets + 37, a.Sent);
    }

    [Fact]
    public void Begin_OverALineWithBitErrors_TellsEachFlippedBitAtItsPosition() => Seeds.Run(20, seed =>
    {
        (OctetEnd a, OctetEnd b) = Wire(new LinkFaults { BitErrorRate = 1e-4, OnReceived = false, Seed = seed });
        var raw = new RawListener();
        PatternListener heard = Send(a, b, Block, 50_000, raw);
        byte[] sent = SentOctets(a.Sent);
        OctetError[] truth = [.. Enumerable.Range(0, sent.Length).Where(i => sent[i] != raw.Octets[i]).Select(i => new OctetError(i, (byte)(sent[i] ^ raw.Octets[i])))];
        Assert.InRange(truth.Length, 15, 70);
        Assert.Equal(truth.Sum(static error => System.Numerics.BitOperations.PopCount(error.Bits)), heard.Checker.Count.BitErrors);
        Assert.Equal(truth.Length, heard.Checker.Count.ByteErrors);
        Assert.Equal(truth.Take(32), heard.Checker.FirstErrors.ToArray());
        Assert.Equal(0, heard.Checker.Count.Slips);
    });

    [Fact]
    public void Begin_OverALineThatLosesOctets_TellsThemAsSlipsAndNotAsBitErrors() => Seeds.Run(20, seed =>
    {
        (OctetEnd a, OctetEnd b) = Wire(new LinkFaults { Loss = 1e-4, OnReceived = false, Seed = seed });
        PatternListener heard = Send(a, b, Block, 100_000);
        PatternCount count = heard.Checker.Count;
        Assert.InRange(a.Sent - count.Octets, 2, 30);
        Assert.Equal((a.Sent - count.Octets, 0, 0, 0), (count.LostOctets, count.InsertedOctets, count.BitErrors, count.OutOfStepOctets));
        Assert.InRange(count.Slips, 2, count.LostOctets);
    });

    [Fact]
    public void Begin_WhereTheReaderTakesNothing_WaitsAndGoesOn()
    {
        (OctetEnd a, OctetEnd b) = Wire(new LinkFaults());
        IReceiveGate gate = ((ILink)_far!).Find<IReceiveGate>()!;
        gate.SetReceiving(isOpen: false);
        PatternListener heard = Listen(b);
        bool isFinished = false;
        a.Begin(new OctetPlan(Block, 1_000_000, s_long), PatternOf(), () => isFinished = true);
        _ = _loop.RunUntilIdle();
        Assert.Equal((0L, 0L, false), (heard.Received, a.Delivered, isFinished));
        Assert.InRange(a.Sent, Block, 64 * Block);
        gate.SetReceiving(isOpen: true);
        Assert.True(_loop.RunUntil(() => isFinished && heard.Received == a.Sent, s_long));
        heard.Checker.Finish(a.Sent);
        Assert.True(heard.Checker.Count.IsClean);
    }

    [Fact]
    public void Stop_WhileTheReaderTakesNothing_GivesUpWhatWasNotTakenAndLosesNothing()
    {
        (OctetEnd a, OctetEnd b) = Wire(new LinkFaults());
        IReceiveGate gate = ((ILink)_far!).Find<IReceiveGate>()!;
        gate.SetReceiving(isOpen: false);
        PatternListener heard = Listen(b);
        bool isFinished = false;
        a.Begin(new OctetPlan(1024, 1_000_000, s_long), PatternOf(), () => isFinished = true);
        _ = _loop.RunUntilIdle();
        a.Stop();
        gate.SetReceiving(isOpen: true);
        Assert.True(_loop.RunUntil(() => isFinished && heard.Received == a.Sent, s_long));
        heard.Checker.Finish(a.Sent);
        Assert.True(heard.Checker.Count.IsClean);
        Assert.Equal(37, a.Sent % 1024);
    }

    [Fact]
    public void Abandon_OfALinkThatKeepsItsBlocks_GivesTheOthersBack()
    {
        (OctetEnd a, _) = Wire(new LinkFaults());
        ((ILink)_far!).Find<IReceiveGate>()!.SetReceiving(isOpen: false);
        a.Begin(new OctetPlan(Block, 1_000_000, s_long), PatternOf(), static () => Assert.Fail("it did not finish"));
        _ = _loop.RunUntilIdle();
        a.Abandon();
        _near!.Dispose();
        _far!.Dispose();
        _ = _loop.RunUntilIdle();
        _pool.ThrowIfOutstanding();
        Assert.NotNull(a.Failure);
    }

    [Fact]
    public void Begin_InTheSteadyState_AllocatesNothing()
    {
        (OctetEnd a, OctetEnd b) = Wire(new LinkFaults());
        PatternListener heard = Listen(b);
        long octets = 0;
        a.Begin(new OctetPlan(Block, long.MaxValue, s_long), PatternOf(), static () => { });
        _ = _loop.RunUntil(() => heard.Received > 1_000_000, s_long);
        Func<bool> hasCome = () => heard.Received >= octets;
        Assert.Equal(0, Allocations.Least(() =>
        {
            octets = heard.Received + 500_000;
            _ = _loop.RunUntil(hasCome, s_long);
        }));
        a.Stop();
    }

    [Fact]
    public void MessageProbe_OnALineThatEchoes_CountsEveryRoundTrip()
    {
        (OctetEnd a, OctetEnd b) = Wire(new LinkFaults());
        b.Listen(null, echoes: true);
        MessageProbe probe = Probe(a, 60, 50);
        Assert.Equal((50L, 0L, 50L), (probe.Sent, probe.Lost, probe.RoundTrips.Count));
    }

    [Fact]
    public void MessageProbe_OnALineThatSpoilsMessages_CountsThemAsLost()
    {
        (OctetEnd a, OctetEnd b) = Wire(new LinkFaults { BitErrorRate = 2e-4, OnReceived = false });
        b.Listen(null, echoes: true);
        MessageProbe probe = Probe(a, 100, 200);
        Assert.Equal((200L, 200L), (probe.Sent, probe.Lost + probe.RoundTrips.Count));
        Assert.InRange(probe.Lost, 10, 60); // 800 bits: about one of seven
    }

    [Fact]
    public void MessageProbe_WhereNothingComesBack_LosesAllAndEnds()
    {
        (OctetEnd a, _) = Wire(new LinkFaults());
        MessageProbe probe = Probe(a, 16, 3);
        Assert.Equal((3L, 3L, 0L), (probe.Sent, probe.Lost, probe.RoundTrips.Count));
    }

    private (OctetEnd A, OctetEnd B) Wire(LinkFaults faults)
    {
        var pair = new LoopLinkPair(_loop, _pool);
        (_near, _far) = (new FaultLink(pair.A, _loop, _pool, faults), pair.B);
        _near = faults == new LinkFaults() ? pair.A : _near;
        return (new OctetEnd(_near, _loop, _pool, TimeProvider.System, 2048), new OctetEnd(_far, _loop, _pool, TimeProvider.System, 2048));
    }

    private PatternListener Send(OctetEnd from, OctetEnd to, int block, long octets, RawListener? raw = null)
    {
        PatternListener heard = Listen(to, raw);
        bool isFinished = false;
        from.Begin(new OctetPlan(block, octets, s_long), PatternOf(), () => isFinished = true);
        Assert.True(_loop.RunUntil(() => isFinished, s_long));
        _loop.Advance(TimeSpan.FromSeconds(1));
        heard.Checker.Finish(from.Sent);
        return heard;
    }

    private static PatternListener Listen(OctetEnd end, RawListener? raw = null)
    {
        var heard = new PatternListener(new PatternChecker(PatternOf()));
        end.Listen(raw is null ? heard : raw.Before(heard));
        return heard;
    }

    private MessageProbe Probe(OctetEnd end, int size, long messages)
    {
        bool isFinished = false;
        var probe = new MessageProbe(end, _loop, TimeProvider.System, size, s_long, messages);
        probe.Begin(() => isFinished = true);
        Assert.True(_loop.RunUntil(() => isFinished, s_long));
        return probe;
    }

    private static PrbsPattern PatternOf() => new(PrbsPolynomial.Prbs31);

    private static byte[] SentOctets(long count)
    {
        byte[] octets = new byte[count];
        PatternOf().Fill(0, octets);
        return octets;
    }
}
