using System.Diagnostics;

namespace UserCoNdis.TestKit.Net;

/// <summary>iproute2's <c>ip</c>, which tests use so that what sets up an interface is not what they test.</summary>
public static class NetTool
{
    /// <summary>Runs <c>ip</c> and gives what it says; throws what it complains of.</summary>
    public static string Ip(params string[] arguments) =>
        TryIp(out string said, arguments) ? said : throw new NetException($"ip {string.Join(' ', arguments)}: {said.Trim()}");

    /// <summary>Runs <c>ip</c>; false with its complaint when it fails.</summary>
    public static bool TryIp(out string said, params string[] arguments)
    {
        ProcessStartInfo start = new(Path, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process ip = Process.Start(start)!;
        Task<string> complaint = ip.StandardError.ReadToEndAsync();
        said = ip.StandardOutput.ReadToEnd();
        ip.WaitForExit();
        if (ip.ExitCode != 0)
        {
            said = complaint.Result;
        }

        return ip.ExitCode == 0;
    }

    /// <summary>One line that says why tests can make no interfaces and namespaces here; null when they can.</summary>
    public static string? Lacks => s_lacks.Value;

    private static readonly Lazy<string?> s_lacks = new(Look);

    private static string Path => File.Exists("/usr/sbin/ip") ? "/usr/sbin/ip" : "/sbin/ip";

    private static string? Look()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "needs Linux";
        }

        if (!Environment.IsPrivilegedProcess)
        {
            return "needs root, for a network namespace";
        }

        if (!File.Exists(Path))
        {
            return "needs ip (Debian package iproute2)";
        }

        string name = NetNames.Next('t');
        if (!TryIp(out string complaint, "netns", "add", name))
        {
            return $"needs a network namespace, which is refused: {complaint.Trim()}";
        }

        bool made = TryIp(out complaint, "-n", name, "link", "add", "name", "near", "type", "veth", "peer", "name", "far");
        _ = Ip("netns", "del", name);
        return made ? null : $"needs a veth pair, which is refused: {complaint.Trim()}";
    }
}
