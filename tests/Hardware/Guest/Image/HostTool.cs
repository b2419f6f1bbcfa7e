using System.Diagnostics;
using System.Text;

namespace UserCoNdis.HardwareGuest.Image;

/// <summary>Programs of the machine that are run to their end.</summary>
public static class HostTool
{
    // Where Debian has what only root needs, which is not in everybody's PATH.
    private static readonly string[] s_folders = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

    /// <summary>The path of a program; null when the machine lacks it.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Concat(s_folders)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    /// <summary>Runs a program and gives what it says; throws with its complaint when it fails.</summary>
    public static string Run(string program, params IEnumerable<string> arguments) => RunIn("/", program, arguments);

    /// <summary>As <see cref="Run"/>, in a folder.</summary>
    public static string RunIn(string folder, string program, params IEnumerable<string> arguments) =>
        Encoding.UTF8.GetString(RunBinary(folder, program, arguments));

    /// <summary>As <see cref="Run"/>, of a program that writes no text.</summary>
    public static byte[] RunBinary(string program, params IEnumerable<string> arguments) => RunBinary("/", program, arguments);

    private static byte[] RunBinary(string folder, string program, IEnumerable<string> arguments)
    {
        string path = Find(program) ?? throw new GuestException($"needs the program {program}, which is not in PATH");
        using Process process = Process.Start(new ProcessStartInfo(path, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close();
        Task<string> complaint = process.StandardError.ReadToEndAsync();
        using MemoryStream said = new();
        process.StandardOutput.BaseStream.CopyTo(said);
        process.WaitForExit();
        return process.ExitCode == 0
            ? said.ToArray()
            : throw new GuestException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {Complaint(complaint.Result, said)}");
    }

    /// <summary>Some complain on their standard output.</summary>
    private static string Complaint(string error, MemoryStream said) =>
        error.Trim().Length > 0 ? error.Trim() : Encoding.UTF8.GetString(said.ToArray()).Trim();
}
