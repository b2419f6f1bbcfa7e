using UserCoNdis.HardwareGuest.Image;

namespace UserCoNdis.HardwareGuest.Machine;

/// <summary>
/// Our programs as a user has them, framework-dependent and compiled ahead: under emulation the just-in-time compiler takes a third of a call.
/// They lie where the guest sees them under the same path.
/// </summary>
/// <param name="Ucondis">ucondis.dll.</param>
/// <param name="Agent">The agent's dll.</param>
public sealed record PublishedPrograms(string Ucondis, string Agent)
{
    private const string Solution = "UserCoNdis.sln";
    private static readonly Lazy<PublishedPrograms> s_current = new(Publish);

    /// <summary>Whether what was published last will do, whatever the tree holds now.</summary>
    public static bool TakesLast { get; set; }

    /// <summary>Publishes what the tree holds now, once a process.</summary>
    public static PublishedPrograms Current => s_current.Value;

    /// <summary>The top of the tree that this was built in.</summary>
    public static string Tree
    {
        get
        {
            string? folder = AppContext.BaseDirectory;
            while (folder is not null && !File.Exists(Path.Combine(folder, Solution)))
            {
                folder = Path.GetDirectoryName(folder);
            }

            return folder ?? throw new GuestException($"{AppContext.BaseDirectory} is in no tree with {Solution}");
        }
    }

    private static PublishedPrograms Publish()
    {
        // Apart from what ./test builds: another runtime identifier would overwrite its restored assets.
        string artifacts = Path.Combine(Tree, "artifacts", "hardware");
        _ = Directory.CreateDirectory(artifacts);
        using FileStream alone = FolderLock.Take(Path.Combine(artifacts, "lock"));
        return new PublishedPrograms(
            Publish(artifacts, "tools/Cli", "Tools.Cli", "ucondis.dll"),
            Publish(artifacts, "tests/Hardware/Agent", "HardwareAgent", "UserCoNdis.HardwareAgent.dll"));
    }

    private static string Publish(string artifacts, string project, string name, string program)
    {
        string published = Path.Combine(artifacts, "publish", name, "release_linux-x64", program);
        if (TakesLast && File.Exists(published))
        {
            return published;
        }

        try
        {
            Publish(artifacts, project, isAheadOfTime: true);
        }
        catch (GuestException)
        {
            // The compiler is a package of its own, which a source of packages may lack: slower, and as right.
            Publish(artifacts, project, isAheadOfTime: false);
        }

        return published;
    }

    private static void Publish(string artifacts, string project, bool isAheadOfTime) => HostTool.RunIn(
        Tree, "dotnet", "publish", project, "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-v", "q", "--nologo",
        "-p:RunAnalyzers=false", // the build of the tree has analysed it, which takes longer than to compile it
        $"-p:PublishReadyToRun={(isAheadOfTime ? "true" : "false")}", $"-p:ArtifactsPath={artifacts}");
}
