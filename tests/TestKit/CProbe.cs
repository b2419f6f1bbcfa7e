using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace UserCoNdis.TestKit;

/// <summary>A small C program that prints what this machine's headers say: a line for each number, <c>name value</c>.</summary>
public static class CProbe
{
    /// <summary>Compiles and runs a program.</summary>
    /// <param name="source">C; it prints <c>name value</c> lines.</param>
    /// <param name="libraries">What to link: <c>-lpcap</c>.</param>
    /// <exception cref="InvalidOperationException">It was not compiled, or failed.</exception>
    public static IReadOnlyDictionary<string, ulong> Run(string source, params string[] libraries)
    {
        string folder = Directory.CreateTempSubdirectory("ucondis").FullName;
        try
        {
            string file = Path.Combine(folder, "probe.c");
            string program = Path.Combine(folder, "probe");
            File.WriteAllText(file, source);
            _ = RunProgram("cc", ["-o", program, file, .. libraries]);
            return RunProgram(program, []).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(
                line => line[..line.LastIndexOf(' ')],
                line => ulong.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture),
                StringComparer.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string RunProgram(string program, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        using Process process = Process.Start(start) ?? throw new Win32Exception();
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }
}
