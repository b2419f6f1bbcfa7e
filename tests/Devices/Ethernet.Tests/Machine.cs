using System.Diagnostics;

namespace UserCoNdis.Ethernet.Tests;

/// <summary>Programs of this machine.</summary>
internal static class Machine
{
    /// <summary>Runs a program to its end; returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static string Run(string program, params string[] arguments)
    {
        (int code, string text) = TryRun(program, arguments);
        return code == 0 ? text : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {code}: {text}");
    }

    /// <summary>Runs a program to its end.</summary>
    public static (int Code, string Text) TryRun(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, text + errors.Result);
    }

    /// <summary>Runs <c>ip</c> with words parted by spaces.</summary>
    public static string Ip(string words) => Run("ip", words.Split(' '));
}
