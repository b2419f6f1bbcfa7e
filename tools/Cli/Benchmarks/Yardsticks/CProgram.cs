using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace UserCoNdis.Tools.Cli.Benchmarks.Yardsticks;

/// <summary>A yardstick in C, compiled when it is wanted by the machine's own compiler.</summary>
internal sealed class CProgram : IDisposable
{
    private readonly string _path;

    private CProgram(string path) => _path = path;

    /// <summary>Compiles a source file that lies beside this program; null: the machine has no <c>cc</c>, or it refused.</summary>
    /// <param name="source">The file's name.</param>
    /// <param name="libraries">What to link: <c>-lpcap</c>.</param>
    public static CProgram? TryCompile(string source, params string[] libraries)
    {
        string path = Path.Combine(Path.GetTempPath(), $"ucondis-{Path.GetRandomFileName()}");
        string[] arguments = ["-O2", "-o", path, Path.Combine(AppContext.BaseDirectory, source), .. libraries];
        return TryRun("cc", arguments) is null ? null : new CProgram(path);
    }

    /// <summary>Runs it; it prints bytes and seconds.</summary>
    /// <returns>Bytes/s; NaN when it failed.</returns>
    public double BytesPerSecond(params string[] arguments) => Numbers(arguments) is [double bytes, double seconds] ? bytes / seconds : double.NaN;

    /// <summary>Runs it; it prints numbers.</summary>
    /// <returns>None when it failed.</returns>
    public double[] Numbers(params string[] arguments) =>
        [.. TryRun(_path, arguments)?.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture)) ?? []];

    /// <summary>Starts it, for work that goes on beside.</summary>
    /// <returns>The caller's to end.</returns>
    public Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(_path, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;

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
