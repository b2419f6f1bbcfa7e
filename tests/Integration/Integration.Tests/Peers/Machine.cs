namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>What this machine has of what the peers need, and where the tree lies.</summary>
internal static class Machine
{
    /// <summary>The scripts and sources of the peers, in the tree.</summary>
    public static string PeersFolder { get; } = Path.Combine(FindTree(), "tests", "Integration", "peers");

    /// <summary>A script or source of the peers.</summary>
    public static string PeerFile(string name) => Path.Combine(PeersFolder, name);

    /// <summary>Full path of a program; null when it is not installed. Looks in the sbin folders too, as root would.</summary>
    public static string? Find(string program)
    {
        string path = Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin:/usr/local/sbin";
        return path.Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }

    /// <summary>One line that says why a test cannot run here; null when it can.</summary>
    public static string? Lacks(IEnumerable<string> programs, bool root)
    {
        if (!OperatingSystem.IsLinux())
        {
            return "needs Linux";
        }

        string[] missing = [.. programs.Where(program => Find(program) is null)];
        if (missing.Length > 0)
        {
            return $"needs {string.Join(", ", missing)} (tests/packages.txt names the package)";
        }

        return root && !Environment.IsPrivilegedProcess ? "needs root" : null;
    }

    private static string FindTree()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "UserCoNdis.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new PeerException("the tests do not lie under the tree of UserCoNdis.sln");
    }
}
