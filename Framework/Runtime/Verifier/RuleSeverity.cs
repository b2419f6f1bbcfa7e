namespace UserCoNdis.Framework.Runtime;

/// <summary>How sure the contract is of a rule.</summary>
public enum RuleSeverity
{
    /// <summary>The pages say it: thrown in enforce mode.</summary>
    Error,

    /// <summary>A reading where the pages are silent ([I], decisions): listed only.</summary>
    Warning,
}
