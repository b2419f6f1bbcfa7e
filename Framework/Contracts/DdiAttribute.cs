namespace UserCoNdis.Framework.Contracts;

/// <summary>Names the WDK function or callback that a member stands for; the DDI map is made from these.</summary>
/// <param name="name">The WDK name to the letter, for example <c>NdisClMakeCall</c>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, AllowMultiple = true)]
public sealed class DdiAttribute(string name) : Attribute
{
    /// <summary>Gets the WDK name.</summary>
    public string Name { get; } = name;
}
