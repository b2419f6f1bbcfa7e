using System.Reflection;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>The host traces the names that both shapes have in common; these are the ones that an MCM calls by.</summary>
internal static class ShapeNames
{
    private static readonly HashSet<string> s_names = [.. typeof(McmVc).Assembly.GetTypes()
        .SelectMany(t => t.GetMembers())
        .SelectMany(m => m.GetCustomAttributes<DdiAttribute>())
        .Select(d => d.Name)];

    /// <summary>The name by which a driver called, of those that <see cref="DdiAttribute"/> gives.</summary>
    public static string Of(string ddi, bool byMcm)
    {
        string own = ddi switch
        {
            "NdisCoCreateVc" => "NdisMCmCreateVc",
            "NdisCoDeleteVc" => "NdisMCmDeleteVc",
            "NdisCoOidRequest" => "NdisMCmOidRequest",
            "NdisCoOidRequestComplete" => "NdisMCmOidRequestComplete",
            _ => ddi.Replace("NdisCm", "NdisMCm", StringComparison.Ordinal),
        };
        return byMcm && s_names.Contains(own) ? own : ddi;
    }
}
