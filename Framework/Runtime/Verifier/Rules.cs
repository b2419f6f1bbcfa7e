using System.Collections.Frozen;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Finds rules by number.</summary>
internal static class Rules
{
    private static readonly FrozenDictionary<string, Rule> ByNumber =
        RuleTable.All.ToFrozenDictionary(static r => r.Number, StringComparer.Ordinal);

    public static Rule Get(string number) => ByNumber[number];
}
