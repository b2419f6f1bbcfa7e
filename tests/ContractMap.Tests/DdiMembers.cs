using System.Reflection;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractMap.Tests;

/// <summary>The members of Framework.Contracts by the WDK name that they carry.</summary>
internal static class DdiMembers
{
    public static ILookup<string, string> ByName { get; } = typeof(DdiAttribute).Assembly.GetExportedTypes()
        .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .SelectMany(m => m.GetCustomAttributes<DdiAttribute>().Select(a => (a.Name, Member: $"{Bare(m.DeclaringType!)}.{m.Name}")))
        .Distinct().OrderBy(p => p.Member, StringComparer.Ordinal)
        .ToLookup(p => p.Name, p => p.Member, StringComparer.Ordinal);

    private static string Bare(Type type) => type.Name.Split('`')[0];
}
