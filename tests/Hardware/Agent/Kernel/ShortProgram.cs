using System.Diagnostics;

namespace UserCoNdis.HardwareAgent.Kernel;

/// <summary>A small program of the system that is run to its end.</summary>
internal static class ShortProgram
{
    /// <summary>Runs it; throws with what it said when it fails.</summary>
    public static void Run(string program, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> complaint = process.StandardError.ReadToEndAsync();
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new AgentException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {(said + complaint.Result).Trim()}");
        }
    }
}
