using Xunit;

namespace UserCoNdis.TestKit;

/// <summary>A theory that makes network interfaces: skipped, with a reason, where it may not or lacks a program for it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresRootTheoryAttribute : TheoryAttribute
{
    /// <summary><paramref name="programs"/> are looked for in PATH.</summary>
    public RequiresRootTheoryAttribute(params string[] programs)
    {
        Programs = programs;
        Skip = RequiresRootFactAttribute.WhyNot(programs);
    }

    /// <summary>The programs asked for.</summary>
    public string[] Programs { get; }
}
