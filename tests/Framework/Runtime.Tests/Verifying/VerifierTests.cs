using UserCoNdis.Framework.Contracts;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Planted violations: reported by number, thrown when enforced.</summary>
public sealed class VerifierTests
{
    public static TheoryData<string> Numbers => [.. PlantedViolations.All.Keys];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Violation_InReportMode_IsListedByNumber(string rule)
    {
        using NdisFixture f = new NdisFixture(verifier: VerifierMode.Report).Start();
        try
        {
            PlantedViolations.All[rule](f);
            f.Run();
        }
        catch (InvalidOperationException)
        {
            // A broken rule may well upset the scripted drivers; what counts is the report.
        }

        RuleViolation violation = Assert.Single(f.Host.Violations.Where(v => v.Rule == rule).Take(1));
        Assert.NotEmpty(violation.Sentence);
        Assert.NotEmpty(violation.Driver);
    }

    public static TheoryData<string> Errors =>
        [.. PlantedViolations.All.Keys.Where(n => Rules.Get(n).Severity == RuleSeverity.Error)];

    [Theory]
    [MemberData(nameof(Errors))]
    public void Violation_InEnforceMode_IsThrownAtTheCallOrFailsTheAdapter(string rule)
    {
        using NdisFixture f = new NdisFixture().Start();
        Exception? thrown = Record.Exception(() =>
        {
            PlantedViolations.All[rule](f);
            f.Run();
        });
        RuleViolation first = f.Host.Violations.First(v => v.Severity == RuleSeverity.Error);
        var violation = (ContractViolationException?)(thrown ?? f.Adapter.Fault);
        Assert.Equal(first, violation?.Violation);
    }

    [Fact]
    [Trait("Rule", "R337")]
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
