using System.Diagnostics;
using System.Globalization;

namespace UserCoNdis.TestKit.Net;

/// <summary>
/// Removes what tests left: at the first use what runs that were killed had made, at the end of the process its own. It
/// touches only what has both our name and our mark, and whose maker is gone.
/// </summary>
public static class NetSweep
{
    private static readonly Lazy<bool> s_started = new(Begin);

    /// <summary>Sweeps once a process, and again when it ends.</summary>
    public static void Start() => _ = s_started.Value;

    /// <summary>Removes what <paramref name="isGone"/> says of the process that made it, and gives the names.</summary>
    public static IReadOnlyList<string> Sweep(Predicate<int> isGone)
    {
        List<string> swept = [];
        foreach (string name in Namespaces().Where(name => IsToGo(name, isGone) && IsMarked(name)))
        {
            Remove(name);
            swept.Add(name);
        }

        foreach (string name in Interfaces().Where(name => IsToGo(name, isGone) && IsMarkedInterface(name)))
        {
            if (NetTool.TryIp(out _, "link", "del", name))
            {
                swept.Add(name);
            }
        }

        return swept;
    }

    /// <summary>Whether no process has this number, or one that runs no tests.</summary>
    public static bool IsGone(int process)
    {
        try
        {
            return !File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/cmdline")).Contains("dotnet", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Removes a namespace and the programs in it, which would keep it, unseen.</summary>
    internal static void Remove(string name)
    {
        if (NetTool.TryIp(out string processes, "netns", "pids", name))
        {
            foreach (string process in processes.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                Kill(int.Parse(process));
            }
        }

        _ = NetTool.TryIp(out _, "netns", "del", name);
    }

    private static bool Begin()
    {
        _ = Sweep(IsGone);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => _ = Sweep(process => process == Environment.ProcessId);
        return true;
    }

    private static void Kill(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It ended by itself.
        }
    }

    private static bool IsToGo(string name, Predicate<int> isGone) => NetNames.TryGetOwner(name, out int process) && isGone(process);

    private static bool IsMarked(string name) =>
        !NetTool.TryIp(out string loopback, "-n", name, "link", "show", "lo") || loopback.Contains(NetNames.Mark, StringComparison.Ordinal);

    private static bool IsMarkedInterface(string name)
    {
        string alias = $"/sys/class/net/{name}/ifalias";
        return File.Exists(alias) && File.ReadAllText(alias).Contains(NetNames.Mark, StringComparison.Ordinal);
    }

    private static string[] Namespaces() =>
        Directory.Exists("/run/netns") ? [.. Directory.GetFiles("/run/netns").Select(path => Path.GetFileName(path))] : [];

    private static string[] Interfaces() => [.. Directory.GetFileSystemEntries("/sys/class/net").Select(path => Path.GetFileName(path))];
}
