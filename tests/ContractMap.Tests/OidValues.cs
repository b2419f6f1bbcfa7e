using System.Reflection;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractMap.Tests;

/// <summary>The OIDs of Framework.Contracts by official name.</summary>
internal static class OidValues
{
    private static readonly Dictionary<string, Oid> ByName = typeof(Oid)
        .GetProperties(BindingFlags.Public | BindingFlags.Static)
        .Where(p => p.PropertyType == typeof(Oid))
        .Select(p => (Oid)p.GetValue(null)!)
        .ToDictionary(o => o.ToString(), StringComparer.Ordinal);

    public static Oid? Find(string name) => ByName.TryGetValue(name, out Oid oid) ? oid : null;
}
