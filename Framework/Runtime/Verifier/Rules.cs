using System.Collections.Frozen;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Finds rules by number.</summary>
internal static class Rules
{
    /// <summary>How many slots an array needs that is indexed by <see cref="SlotOf"/>.</summary>
    public const int Slots = 2 * Decisions;

    private const int Decisions = 400; // T-numbers come after the R-numbers

    private static readonly FrozenDictionary<string, Rule> ByNumber =
        RuleTable.All.ToFrozenDictionary(static r => r.Number, StringComparer.Ordinal);

    public static Rule Get(string number) => ByNumber[number];

    /// <summary>R137 is 137; by arithmetic, since it is asked for each frame.</summary>
    public static int SlotOf(string number)
    {
        int slot = 0;
        for (int i = 1; i < number.Length; i++)
        {
            slot = (slot * 10) + (number[i] - '0');
        }

        return number[0] == 'T' ? Decisions + slot : slot;
    }
}
