namespace UserCoNdis.Framework.Runtime;

/// <summary>A rule of the contract that a driver broke.</summary>
/// <param name="Rule">The number in the contract, section 6: <c>R127</c>; or of a decision: <c>T17</c>.</param>
/// <param name="Symbol">What the contract calls the violation.</param>
/// <param name="Driver">Who broke it.</param>
/// <param name="Object">On what: <c>VC 3</c>; of what a halt leaves (R277) a line that tells who made it.</param>
/// <param name="Sentence">The rule.</param>
/// <param name="Severity">How sure the contract is.</param>
public sealed record RuleViolation(
    string Rule, string Symbol, string Driver, string Object, string Sentence, RuleSeverity Severity)
{
    public override string ToString() => $"{Rule} {Symbol}: {Driver}, {Object}: {Sentence}";
}
