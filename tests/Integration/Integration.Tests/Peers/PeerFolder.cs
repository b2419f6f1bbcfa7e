namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>A new folder under the system's temporary folder, removed with all that is in it.</summary>
internal sealed class PeerFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ucondis-peer-").FullName;

    /// <summary>The path of a file in the folder.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file with LF line ends; <paramref name="mode"/> as in chmod.</summary>
    public string Write(string name, string text, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        string path = File(name);
        System.IO.File.WriteAllText(path, text.ReplaceLineEndings("\n"));
        System.IO.File.SetUnixFileMode(path, mode);
        return path;
    }

    /// <summary>Writes a program that its owner may run.</summary>
    public string WriteProgram(string name, string text) =>
        Write(name, text, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
