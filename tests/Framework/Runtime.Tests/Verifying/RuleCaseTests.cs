using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Runs every case of the classes Kept… and Broken… (CONTRIBUTING.md, "Adding a rule").</summary>
public sealed class RuleCaseTests
{
    public static TheoryData<string, Shape> Kept => CaseRunner.Cases(RuleCase.Kept);

    public static TheoryData<string, Shape> Broken => CaseRunner.Cases(RuleCase.Broken);

    public static TheoryData<string, Shape> BrokenErrors =>
        CaseRunner.Cases(RuleCase.Broken, static rules => rules.All(r => Rules.Get(r).Severity == RuleSeverity.Error));

    [Theory]
    [MemberData(nameof(Kept))]
    public void RuleKept_InEnforceMode_IsLookedAtAndNothingIsReported(string name, Shape shape)
    {
        using ContractFixture f = CaseRunner.NewFixture(shape, VerifierMode.Enforce);
        CaseRunner.Run(name, f);
        if (f.Adapter.State == AdapterState.Running)
        {
            f.EndInOrder();
        }

        Assert.Empty(f.Host.Violations);
        Assert.All(CaseRunner.RulesOf(name), r => Assert.True(f.Host.Verifier!.EvaluationsOf(r) > 0, $"{r} was not looked at."));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void RuleBroken_InReportMode_IsReportedAndAllGoesOn(string name, Shape shape)
    {
        using ContractFixture f = CaseRunner.NewFixture(shape, VerifierMode.Report);
        try
        {
            CaseRunner.Run(name, f);
        }
        catch (InvalidOperationException)
        {
            // A broken rule may well upset the scripted drivers; what counts is the report.
        }

        string[] rules = CaseRunner.RulesOf(name);
        Assert.NotEmpty(f.Host.Violations);
        Assert.Contains(f.Host.Violations[0].Rule, rules, StringComparer.Ordinal);
        Assert.All(rules, r => Assert.Contains(f.Host.Violations, v => v.Rule == r));
        Assert.All(f.Host.Violations, v => Assert.NotEmpty(v.Driver));
    }

    [Theory]
    [MemberData(nameof(BrokenErrors))]
    public void RuleBroken_InEnforceMode_FailsTheAdapterAndNoOther(string name, Shape shape)
    {
        using ContractFixture f = CaseRunner.NewFixture(shape, VerifierMode.Enforce);
        NdisAdapter other = f.Host.AddAdapter("B", new ScriptedMcm(f.Loop, "OTHER"));
        Assert.True(other.Start().IsSuccess);
        f.Run();
        Exception? thrown = Record.Exception(() => CaseRunner.Run(name, f));
        f.Run();

        RuleViolation first = f.Host.Violations.First(v => v.Severity == RuleSeverity.Error);
        Assert.Contains(first.Rule, CaseRunner.RulesOf(name), StringComparer.Ordinal);
        Assert.Equal(first, Assert.IsType<ContractViolationException>(f.Adapter.Fault).Violation);
        Assert.True(thrown is null or ContractViolationException or InvalidOperationException, thrown?.ToString());
        Assert.True(f.Adapter.State is AdapterState.Failed or AdapterState.Halted); // one that was down already stays so
        Assert.Equal(AdapterState.Running, other.State);
    }
}
