using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>The case can happen in one shape only.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnlyInAttribute(Shape shape) : Attribute
{
    public Shape Shape { get; } = shape;
}
