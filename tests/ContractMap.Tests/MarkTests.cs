using System.Reflection;
using UserCoNdis.NdisKit;

namespace UserCoNdis.ContractMap.Tests;

/// <summary>A mark that names nothing, or that nobody runs, would claim what is not so.</summary>
public sealed class MarkTests
{
    private static readonly TestMarks Marks = new();

    [Fact]
    public void Marks_OfTests_NameWhatTheContractHas()
    {
        string[] rules = [.. Enumerable.Range(1, 337).Select(n => $"R{n:D3}"), "T17", "T23"];
        Assert.Empty(Names(Marks.Kept).Concat(Names(Marks.Broken)).Except(rules, StringComparer.Ordinal));
        Assert.Empty(Names(Marks.Covered).Except([.. ContractNames.EntryPoints, .. ContractNames.Oids], StringComparer.Ordinal));
        Assert.Empty(Names(Marks.Requirements).Concat(Sequences.All.SelectMany(s => s.Requirements))
            .Except(ContractNames.Requirements.Select(r => r.Number), StringComparer.Ordinal));
    }

    /// <summary>Cases of rules are static: CaseRunner of Runtime.Tests runs them all.</summary>
    [Fact]
    public void Marks_OnMethods_AreOnTestsOrCases() => Assert.All(
        Marks.Methods, m => Assert.True(m.IsStatic || m.IsDefined(typeof(FactAttribute)), $"{m.DeclaringType}.{m.Name} is never run."));

    [Fact]
    public void DdiNames_OfTheContracts_CoverTheContract() => Assert.Empty(
        ContractNames.EntryPoints.Except(DdiMembers.ByName.Select(g => g.Key), StringComparer.Ordinal));

    private static IEnumerable<string> Names(ILookup<string, string> marks) => marks.Select(g => g.Key);
}
