using UserCoNdis.TestKit.Net;

namespace UserCoNdis.Ethernet.Tests;

/// <summary>A theory with a VLAN interface of the kernel, which a kernel may be built without.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresVlanTheoryAttribute : TheoryAttribute
{
    private static readonly Lazy<string?> s_whyNot = new(() =>
    {
        if (NetTool.Lacks is { } lack)
        {
            return lack;
        }

        string name = NetNames.Next('q');
        if (!NetTool.TryIp(out string complaint, "link", "add", "link", "lo", "name", name, "type", "vlan", "id", "7"))
        {
            return $"needs a VLAN interface, which is refused: {complaint.Trim()}";
        }

        _ = NetTool.Ip("link", "del", name);
        return null;
    });

    public RequiresVlanTheoryAttribute() => Skip = s_whyNot.Value;
}
