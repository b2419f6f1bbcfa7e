using System.Reflection;
using Xunit.Sdk;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>As InlineData, once for each shape, which is the first argument.</summary>
/// <param name="arguments">The others.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class BothShapesAttribute(params object[] arguments) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        Enum.GetValues<Shape>().Select(shape => (object[])[shape, .. arguments]);
}
