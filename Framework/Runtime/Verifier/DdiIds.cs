using System.Collections.Frozen;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Finds the <see cref="DdiId"/> of a WDK name.</summary>
internal static class DdiIds
{
    private static readonly FrozenDictionary<string, DdiId> ByName =
        Enum.GetValues<DdiId>().ToFrozenDictionary(static id => id.ToString(), StringComparer.Ordinal);

    public static DdiId Of(string ddi) => ByName.GetValueOrDefault(ddi);
}
