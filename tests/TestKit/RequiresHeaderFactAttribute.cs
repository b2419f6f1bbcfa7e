using Xunit;

namespace UserCoNdis.TestKit;

/// <summary>A fact that compiles C, skipped with a reason on a machine without a compiler or without the header.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresHeaderFactAttribute : FactAttribute
{
    /// <summary><paramref name="header"/> is looked for in /usr/include.</summary>
    public RequiresHeaderFactAttribute(string header)
    {
        Header = header;
        Skip = new RequiresProgramFactAttribute("cc").Skip
            ?? (File.Exists(Path.Combine("/usr/include", header)) ? null : $"needs the C header {header}, which is not in /usr/include");
    }

    /// <summary>The header asked for.</summary>
    public string Header { get; }
}
