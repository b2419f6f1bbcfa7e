using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace UserCoNdis.Tools.Bench;

/// <summary>A yardstick in C, compiled when it is wanted by the machine's own compiler.</summary>
internal sealed class CProgram : IDisposable
{
    private readonly string _path;

    private CProgram(string path) => _path = path;

    /// <summary>Compiles a source file that lies beside this program; null: the machine has no <c>cc</c>, or it refused.</summary>
    public static CProgram? TryCompile(string source)
    {
        string path = Path.Combine(Path.GetTempPath(), $"ucondis-{Path.GetRandomFileName()}");
        return TryRun("cc", ["-O2", "-o", path, Path.Combine(AppContext.BaseDirectory, source)]) is null ? null : new CProgram(path);
    }

    /// <summary>Runs it; it prints bytes and seconds.</summary>
    /// <returns>Bytes/s; NaN when it failed.</returns>
    public double BytesPerSecond(params string[] arguments)
    {
        string[] words = TryRun(_path, arguments)?.Split(' ') ?? [];
        return words.Length == 2
            ? double.Parse(words[0], CultureInfo.InvariantCulture) / double.Parse(words[1], CultureInfo.InvariantCulture)
            : double.NaN;
    }

    public void Dispose() => File.Delete(_path);

    private static string? TryRun(string program, string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null; // there is no such program
        }
    }
}
