using UserCoNdis.Framework.Contracts;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Planted violations: reported by number, thrown when enforced.</summary>
public sealed class VerifierTests
{
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
