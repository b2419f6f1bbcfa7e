namespace UserCoNdis.Framework.Runtime;

/// <content>Decisions of contract 8.1 that have no rule of their own.</content>
internal static partial class RuleTable
{
    private static Rule[] Decisions =>
    [
        Warning("T17", "CM", "AliasOutlivesVc", "An alias VC is closed before the VC that it stands for.", "8.1-T17"),
        Warning("T23", "Cl", "RetryOnFailedVc", "After a failed MakeCall the VC is deleted, not used for another call.", "8.1-T23"),
    ];
}
