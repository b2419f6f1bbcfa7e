using Xunit;

namespace UserCoNdis.TestKit.Net;

/// <summary>A theory that makes network interfaces: skipped, with a reason, where it may not or lacks a program for it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresNetTheoryAttribute : TheoryAttribute
{
    /// <summary><paramref name="programs"/> are looked for in PATH.</summary>
    public RequiresNetTheoryAttribute(params string[] programs)
    {
        Programs = programs;
        Skip = RequiresNetFactAttribute.WhyNot(programs);
    }

    /// <summary>The programs asked for.</summary>
    public string[] Programs { get; }
}
