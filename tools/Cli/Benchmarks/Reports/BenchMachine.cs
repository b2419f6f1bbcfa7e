using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>What was measured on, and with what: a figure without these says little.</summary>
/// <param name="Processor">Its model name.</param>
/// <param name="Processors">How many the system lets us use.</param>
/// <param name="Kernel">The operating system's own version.</param>
/// <param name="Runtime">.NET.</param>
/// <param name="Program">Our version.</param>
/// <param name="Command">As it was typed.</param>
/// <param name="StartedAt">In UTC.</param>
/// <param name="LoadBefore">The load average of the minute before; null where the system keeps none.</param>
internal sealed record BenchMachine(
    string Processor, int Processors, string Kernel, string Runtime, string Program, string Command, DateTimeOffset StartedAt, double? LoadBefore)
{
    /// <summary>Looks at this machine.</summary>
    public static BenchMachine Read(string command) => new(
        ProcessorName(),
        Environment.ProcessorCount,
        $"{Environment.OSVersion.VersionString}, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.OSDescription}",
        RuntimeInformation.FrameworkDescription,
        $"ucondis {Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}",
        command,
        DateTimeOffset.UtcNow,
        Load());

    private static string ProcessorName()
    {
        const string Info = "/proc/cpuinfo";
        string? line = File.Exists(Info)
            ? Array.Find(File.ReadAllLines(Info), static line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    private static double? Load()
    {
        const string Info = "/proc/loadavg";
        return File.Exists(Info) ? double.Parse(File.ReadAllText(Info).Split(' ')[0], CultureInfo.InvariantCulture) : null;
    }
}
