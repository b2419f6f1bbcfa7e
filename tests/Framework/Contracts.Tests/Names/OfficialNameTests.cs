using System.Reflection;
using System.Text;

namespace UserCoNdis.Framework.Contracts.Tests;

public sealed class OfficialNameTests
{
    [Fact]
    public void Status_EveryNamedValue_PrintsItsOfficialName() =>
        CheckNames<NdisStatus>(static text => text.StartsWith("NDIS_STATUS_", StringComparison.Ordinal), "NDISSTATUS");

    [Fact]
    public void Oid_EveryNamedValue_PrintsItsOfficialName() =>
        CheckNames<Oid>(static text => text.StartsWith("OID_", StringComparison.Ordinal), "OID");

    [Fact]
    public void Status_OfNoName_PrintsItsValue() => Assert.Equal("0xDEADBEEF", new NdisStatus(0xDEADBEEF).ToString());

    [Fact]
    [Trait("Spec", "7.1")]
    public void NotAccepted_IsAFailure_ThoughItsSignBitIsClear()
    {
        Assert.True(NdisStatus.NotAccepted.IsFailure);
        Assert.False(NdisStatus.Pending.IsFailure);
        Assert.False(NdisStatus.Success.IsFailure);
    }

    [Fact]
    public void DdiNames_AsMapped_AreWellFormed()
    {
        string[] names = [.. typeof(DdiAttribute).Assembly.GetExportedTypes()
            .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .SelectMany(m => m.GetCustomAttributes<DdiAttribute>()).Select(a => a.Name)];
        Assert.NotEmpty(names);
        Assert.All(names, n => Assert.Matches("^(Ndis|Protocol|Miniport)[A-Za-z]+$", n));
    }

    private static void CheckNames<T>(Func<string, bool> isOfficial, string prefix)
    {
        foreach (PropertyInfo property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(p => p.PropertyType == typeof(T)))
        {
            string text = property.GetValue(null)!.ToString()!;
            Assert.True(isOfficial(text), $"{property.Name} prints {text}");
            string bare = new StringBuilder(text).Replace("_", "").ToString();
            Assert.Equal(prefix + property.Name.ToUpperInvariant(), bare);
        }
    }
}
