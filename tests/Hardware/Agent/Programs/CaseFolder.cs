namespace UserCoNdis.HardwareAgent.Programs;

/// <summary>The working folder of a case, and what its name stands for in a command.</summary>
/// <param name="Case">The case.</param>
/// <param name="Path">The folder, which the host reads afterwards.</param>
/// <param name="Ucondis">The published ucondis.dll.</param>
internal sealed record CaseFolder(string Case, string Path, string Ucondis)
{
    private const string UcondisWord = "{ucondis}";
    private const string UsbChecksWord = "{usbchecks}";

    private static readonly string s_usbChecks = System.IO.Path.Combine(AppContext.BaseDirectory, "UserCoNdis.HardwareUsbChecks.dll");

    private const UnixFileMode ForAll =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Makes it, with the files that programs read.</summary>
    public void Create(IReadOnlyDictionary<string, string> inputs)
    {
        _ = Directory.CreateDirectory(Path);
        foreach ((string name, string content) in inputs)
        {
            string file = System.IO.Path.Combine(Path, name);
            File.WriteAllText(file, Expand(content));
            File.SetUnixFileMode(file, ForAll);
        }
    }

    /// <summary>A command, or paths, as the system takes them.</summary>
    public string[] Expand(IEnumerable<string> command) =>
        [.. command.SelectMany(word => word switch
        {
            UcondisWord => ["dotnet", Ucondis],
            UsbChecksWord => ["dotnet", s_usbChecks],
            _ => new[] { Expand(word) },
        })];

    private string Expand(string text) => text.Replace("{work}", Path, StringComparison.Ordinal);
}
