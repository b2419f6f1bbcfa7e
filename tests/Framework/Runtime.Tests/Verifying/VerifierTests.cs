using UserCoNdis.Framework.Contracts;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Planted violations: reported by number, thrown when enforced.</summary>
public sealed class VerifierTests
{
    [Fact]
    [Rule("R337", RuleCase.Kept)]
    public void MakeCall_CompletedAtTheLastMoment_IsNotReported()
    {
        using NdisFixture f = new NdisFixture().Start();
        f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Never);
        f.Client.Dial(f.Client.Binding);
        f.Loop.RunFor(TimeSpan.FromSeconds(119));
        f.Mcm.Script.Release("ProtocolCmMakeCall");
        f.Loop.RunFor(TimeSpan.FromSeconds(120));
        Assert.Empty(f.Host.Violations);
        f.EndInOrder();
    }

    [Fact]
    [Rule("R337", RuleCase.Broken)]
    public void MakeCall_NeverCompleted_IsReportedByTheWatchdog()
    {
        using NdisFixture f = new NdisFixture().Start();
        f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Never);
        f.Client.Dial(f.Client.Binding);
        f.Loop.RunFor(TimeSpan.FromSeconds(119));
        Assert.Empty(f.Host.Violations);
        f.Loop.RunFor(TimeSpan.FromSeconds(2));
        Assert.Equal("R337", Assert.Single(f.Host.Violations).Rule);
    }

    [Fact]
    public void Watchdog_InEnforceMode_FailsTheAdapterAndTheCallIsAnswered()
    {
        using NdisFixture f = new NdisFixture().Start();
        f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Never);
        ScriptedCall call = f.Client.Dial(f.Binding);
        f.Loop.RunFor(TimeSpan.FromSeconds(121));

        Assert.Equal(AdapterState.Failed, f.Adapter.State);
        Assert.Equal("MCM broke R337 in ProtocolCmMakeCall", f.Adapter.FaultOrigin);
        Assert.True(call.MakeCallStatus?.IsFailure);
        Assert.Empty(f.Host.DescribeLeaks());
    }

    [Fact]
    public void Offer_ThatRingsLong_IsNoHungRequest()
    {
        using NdisFixture f = new NdisFixture().Start();
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Never);
        f.Ring();
        f.Loop.RunFor(TimeSpan.FromHours(1));

        Assert.Empty(f.Host.Violations);
    }

    [Fact]
    public void RuleBrokenInsideACallback_InReportMode_LeavesThePictureRight()
    {
        using NdisFixture f = new NdisFixture(verifier: VerifierMode.Report).WithMode(AnswerMode.Early).Start();
        ScriptedCall? call = null;
        f.Client.Script.Hook = ddi =>
        {
            if (ddi == "ProtocolClMakeCallComplete")
            {
                call = f.Binding.Calls[0];
                Assert.Equal(NdisStatus.Failure, call.Handle.MakeCall(CallParameters.Any()));
            }
        };
        f.Connect();
        f.Client.Close(call!);
        Sessions.End(f);
        f.AssertNothingLeaks();

        Assert.Equal("R120", Assert.Single(f.Host.Violations).Rule);
    }

    [Fact]
    public void RuleBroken_TheDriverSwallowsTheException_TheAdapterHasFailed()
    {
        using NdisFixture f = new NdisFixture().Start();
        f.Client.Script.Hook = ddi =>
        {
            if (ddi == "ProtocolClMakeCallComplete")
            {
                Assert.Throws<ContractViolationException>(() => f.Binding.Calls[0].Handle.MakeCall(CallParameters.Any()));
            }
        };
        f.WithMode(AnswerMode.Early).Connect();

        Assert.Equal(AdapterState.Failed, f.Adapter.State);
        Assert.Equal("CLIENT broke R120 in NdisClMakeCall", f.Adapter.FaultOrigin);
    }

    [Fact]
    public void Halt_WithObjectsLeft_NamesEachAndWhoMadeIt()
    {
        using NdisFixture f = new NdisFixture(verifier: VerifierMode.Report).Start();
        f.Connect();
        f.Host.Verifier!.Halted(f.Adapter);

        Assert.Equal(
            ["AF 1 (CO_ADDRESS_FAMILY_TAPI_PROXY 1.0) is Open, opened by CLIENT",
                "SAP 1 is Registered, registered by CLIENT",
                "VC 1 is Active, its call Connected, created by CLIENT"],
            f.Host.Violations.Where(v => v.Rule == "R277").Select(v => v.Object["A: ".Length..]),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Names_OfTheContract_AreToldApart()
    {
        string[] unknown = [.. Enum.GetNames<DdiId>().Where(static n => DdiIds.Of(n).ToString() != n)];
        Assert.Empty(unknown);
        using NdisFixture f = new NdisFixture().Start();
        f.Connect();
        f.EndByHalt();
        Assert.DoesNotContain(f.Trace.Records, static r => DdiIds.Of(CallTrace.Common(r.Ddi)) == DdiId.Other);
    }

    [Fact]
    public void Rules_AsData_AreThoseOfTheContract()
    {
        Assert.Equal(
            [.. Enumerable.Range(1, 337).Select(n => $"R{n:D3}"), "T17", "T23"],
            RuleTable.All.Select(r => r.Number),
            StringComparer.Ordinal);
        Assert.All(RuleTable.All, r => Assert.Equal(r.Check == RuleCheck.Verifier, r.Reason.Length == 0));
        Approved.Check(
            string.Join('\n', RuleTable.All.Select(r => $"{r.Number} {r.Who,-7} {r.Severity,-8} {r.Check,-12} {r.Symbol}")),
            "Rules");
    }
}
