namespace UserCoNdis.TestKit;

/// <summary>Names the rule of contract section 6 that a test, or a case that a theory runs, shows; docs/ddi-map.md is made of these.</summary>
/// <param name="number"><c>R137</c>.</param>
/// <param name="side">Kept, broken or both.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class RuleAttribute(string number, RuleCase side) : Attribute
{
    public string Number { get; } = number;

    public RuleCase Side { get; } = side;
}
