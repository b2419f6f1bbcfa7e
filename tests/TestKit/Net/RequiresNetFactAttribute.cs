using Xunit;

namespace UserCoNdis.TestKit.Net;

/// <summary>A fact that makes network interfaces: skipped, with a reason, where it may not or lacks a program for it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresNetFactAttribute : FactAttribute
{
    /// <summary><paramref name="programs"/> are looked for in PATH.</summary>
    public RequiresNetFactAttribute(params string[] programs)
    {
        Programs = programs;
        Skip = WhyNot(programs);
    }

    /// <summary>The programs asked for.</summary>
    public string[] Programs { get; }

    internal static string? WhyNot(string[] programs) => NetTool.Lacks
        ?? programs.Select(program => new RequiresProgramFactAttribute(program).Skip).FirstOrDefault(why => why is not null);
}
