using System.Reflection;
using System.Text.RegularExpressions;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>What the sequences reach, taken from what ran.</summary>
public sealed class SequenceCoverageTests
{
    /// <summary>The names that CoNDIS adds to NDIS: Cl, Cm, MCm, Co or MCo after the side they are called on.</summary>
    private static readonly Regex s_ours = new(
        "^(NdisM?C[lmo]|ProtocolC[lmo]|MiniportCo)[A-Z]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    [Fact]
    public void Catalogue_Run_ReachesEveryEntryPointAndOid()
    {
        SequenceCoverage coverage = SequenceCoverage.OfCatalogue();
        string[] names = [.. typeof(DdiAttribute).Assembly.GetTypes()
            .SelectMany(t => t.GetMembers())
            .SelectMany(m => m.GetCustomAttributes<DdiAttribute>())
            .Select(d => d.Name)
            .Where(name => s_ours.IsMatch(name))
            .Distinct(StringComparer.Ordinal)];
        Assert.Equal(107, names.Length);
        Assert.Empty(names.Except(coverage.EntryPoints.Keys, StringComparer.Ordinal));
        IEnumerable<string> oids = OidTable.Rows.Where(r => r.Need != OidNeed.Reserved).Select(r => r.Name); // nobody documents those
        Assert.Empty(oids.Except(coverage.Oids.Keys, StringComparer.Ordinal));
    }
}
