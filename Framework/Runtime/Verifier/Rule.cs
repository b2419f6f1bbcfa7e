namespace UserCoNdis.Framework.Runtime;

/// <summary>One rule of contract section 6.</summary>
/// <param name="Number">R-number, or T-number of a decision.</param>
/// <param name="Who">Cl, CM, MCM, MP, NDIS, any.</param>
/// <param name="Symbol">The contract's name for the violation.</param>
/// <param name="Sentence">What the contract asks.</param>
/// <param name="Severity">Warning for [I] rules and decisions.</param>
internal sealed record Rule(string Number, string Who, string Symbol, string Sentence, RuleSeverity Severity);
