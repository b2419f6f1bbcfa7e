using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Drivers.Tests.Faults;

/// <summary>Each place of a whole stack that can fail fails once, in turn: link, pools, IP edge, a driver's answer. Whatever
/// it is, everything ends, all is given back, no rule is broken, no adapter fails, and the next call is as good as ever.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData(CallEnding.DropByCaller)]
    [InlineData(CallEnding.DropByCalled)]
    [InlineData(CallEnding.LineClose)]
    [InlineData(CallEnding.SessionClose)]
    [InlineData(CallEnding.Unplug)]
    [InlineData(CallEnding.Halt)]
    [Trait("Spec", "4.14, 4.16-4.21")]
    internal void EverySite_FailedOnce_IsGotOver(CallEnding ending) => FailEach(ending, isPppoe: false, atLeast: 100);

    [Theory]
    [InlineData(CallEnding.DropByCaller)]
    [InlineData(CallEnding.DropByCalled)]
    [InlineData(CallEnding.LineClose)]
    [InlineData(CallEnding.SessionClose)]
    [InlineData(CallEnding.Unplug)]
    [InlineData(CallEnding.Halt)]
    [Trait("Spec", "4.14, 4.16-4.21")]
    internal void EverySiteOfPppoe_FailedOnce_IsGotOver(CallEnding ending) => FailEach(ending, isPppoe: true, atLeast: 80);

    private static void FailEach(CallEnding ending, bool isPppoe, int atLeast)
    {
        List<string> trouble = [];
        FaultPlan none = new(-1);
        int before = Run(ending, none, trouble, isPppoe);
        int first = ending == CallEnding.DropByCaller ? 0 : before; // what comes before is the same for all
        for (int site = first; site < none.Passed; site++)
        {
            _ = Run(ending, new(site), trouble, isPppoe);
        }

        Assert.True(trouble.Count == 0, $"{trouble.Count} of {none.Passed} sites:\n{string.Join("\n\n", trouble.Take(12))}");
        Assert.True(before > atLeast && none.Passed > before, $"{before}, {none.Passed} sites only");
    }

    [Fact]
    [Trait("Rule", "R251, R298")]
    public void Frame_SpoiledOnTheLine_IsCountedAndTold()
    {
        FaultPlan plan;
        FaultBench bench;
        int site = 0;
        do
        {
            plan = new(site++);
            bench = new(plan, seed: 1);
            _ = bench.Call();
        }
        while (plan.Failed != FaultNames.WriteSpoiled("B"));

        NdisWanCoGetStatsInfo? found = null;
        bench.A.Session!.QueryStatistics(answer => found = answer);
        Assert.Equal((1u, 0u), (found!.Value.CrcErrors, found.Value.FramingErrors));
        Assert.Equal(1, bench.A.Session.Counters.Fragments);
        Assert.Equal(0, bench.B.Session!.Counters.Fragments);
        bench.HaltAndCheck();
    }

    // Returns how many sites the call passed until it was up.
    private static int Run(CallEnding ending, FaultPlan plan, List<string> trouble, bool isPppoe)
    {
        int before = 0;
        try
        {
            FaultBench bench = new(plan, seed: 1, isPppoe);
            (int AtA, int AtB)? pings = bench.Call();
            before = plan.Passed;
            Check(bench, plan.Failed, pings);
            bench.End(ending);
            bench.HaltAndCheck();
            bench.StartAgain();
            Assert.Equal((3, 3), bench.Call());
            bench.End(CallEnding.DropByCaller);
            bench.HaltAndCheck();
        }
        catch (Exception e)
        {
            trouble.Add($"{ending}, site {plan.Passed}, {plan.Failed}: {e.Message}\n{e.StackTrace}");
        }

        return before;
    }

    private static void Check(FaultBench bench, string? failed, (int AtA, int AtB)? pings)
    {
        if (failed is null)
        {
            Assert.Equal((3, 3), pings);
        }
        else if (FaultNames.IsPassing(failed))
        {
            Assert.True(pings is { AtA: >= 2, AtB: >= 2 }, $"{pings}: {bench.Describe()}");
        }
        else if (failed == "ProtocolCmMakeCall")
        {
            Assert.Equal(FaultPlan.Status, bench.A.Call!.Status);
        }
    }
}
