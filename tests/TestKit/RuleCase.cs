namespace UserCoNdis.TestKit;

/// <summary>Which side of a rule a test shows. Each rule wants both.</summary>
public enum RuleCase
{
    /// <summary>A driver that obeys: nothing is reported, or it compiles.</summary>
    Kept,

    /// <summary>A driver that does not: the rule is reported, or it does not compile.</summary>
    Broken,

    /// <summary>One test shows both, as a proof by compiling does.</summary>
    Both,
}
