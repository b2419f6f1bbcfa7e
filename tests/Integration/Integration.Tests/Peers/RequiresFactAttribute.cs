using UserCoNdis.TestKit.Net;

namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>A fact that is skipped, and says why, on a machine without these programs.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresFactAttribute(params string[] programs) : FactAttribute
{
    /// <summary>Whether the test needs root.</summary>
    public bool Root { get; set; }

    /// <summary>Whether the test makes interfaces and network namespaces.</summary>
    public bool Net { get; set; }

    public override string? Skip
    {
        get => base.Skip ?? Machine.Lacks(programs, Root) ?? (Net ? NetTool.Lacks : null);
        set => base.Skip = value;
    }
}
