namespace UserCoNdis.Framework.Runtime;

/// <summary>One rule of contract section 6.</summary>
/// <param name="Number">R-number, or T-number of a decision.</param>
/// <param name="Who">Cl, CM, MCM, MP, NDISWAN, NDPROXY, NDIS, any.</param>
/// <param name="Symbol">The contract's name for the violation.</param>
/// <param name="Sentence">What the contract asks.</param>
/// <param name="Severity">Warning for [I] rules and decisions.</param>
/// <param name="Source">The pages that say it, or the decision.</param>
internal sealed record Rule(
    string Number, string Who, string Symbol, string Sentence, RuleSeverity Severity, string Source)
{
    /// <summary>Gets who sees to it.</summary>
    public RuleCheck Check { get; private init; } = RuleCheck.Verifier;

    /// <summary>Gets why no check is needed or possible; empty where the verifier checks.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>The compiler keeps the rule.</summary>
    public Rule ByConstruction(string reason) => this with { Check = RuleCheck.Construction, Reason = reason };

    /// <summary>Nothing in this process can see it broken.</summary>
    public Rule NotObservable(string reason) => this with { Check = RuleCheck.None, Reason = reason };
}
