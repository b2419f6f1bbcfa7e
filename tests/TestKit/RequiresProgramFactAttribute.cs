using Xunit;

namespace UserCoNdis.TestKit;

/// <summary>A fact that is skipped, and says why, on a machine without the program.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresProgramFactAttribute : FactAttribute
{
    /// <summary><paramref name="program"/> is looked for in PATH.</summary>
    public RequiresProgramFactAttribute(string program)
    {
        Program = program;
        if (!IsInstalled(program))
        {
            Skip = $"needs the program {program}, which is not in PATH";
        }
    }

    /// <summary>The program asked for.</summary>
    public string Program { get; }

    private static bool IsInstalled(string program)
    {
        string path = Environment.GetEnvironmentVariable("PATH") ?? "";
        return path.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
    }
}
