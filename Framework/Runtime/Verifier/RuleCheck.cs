namespace UserCoNdis.Framework.Runtime;

/// <summary>Who sees to a rule.</summary>
internal enum RuleCheck
{
    /// <summary>The verifier, at run time.</summary>
    Verifier,

    /// <summary>The compiler: a driver that breaks it does not compile.</summary>
    Construction,

    /// <summary>Nobody: it is not observable.</summary>
    None,
}
