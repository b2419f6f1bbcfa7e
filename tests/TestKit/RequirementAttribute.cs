namespace UserCoNdis.TestKit;

/// <summary>Names the requirement of contract appendix A that a test shows; docs/ddi-map.md is made of these.</summary>
/// <param name="number"><c>S2.5</c>.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class RequirementAttribute(string number) : Attribute
{
    public string Number { get; } = number;
}
