using System.Diagnostics;

namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>Wireshark's dissectors as judge of a capture.</summary>
internal static class Tshark
{
    /// <summary>The program that a test requires.</summary>
    public const string Program = "tshark";

    /// <summary>How many packets of the capture pass a display filter; none: all.</summary>
    public static int Count(string capture, string filter = "") => Frames(capture, filter).Count;

    /// <summary>The protocols of each packet that passes the filter, outermost first: <c>ppp:lcp</c>.</summary>
    public static IReadOnlyList<string> Frames(string capture, string filter = "") => Fields(capture, filter, "frame.protocols");

    /// <summary>One field of each packet that passes the filter.</summary>
    public static IReadOnlyList<string> Fields(string capture, string filter, string field)
    {
        string[] arguments = ["-r", capture, "-T", "fields", "-e", field];
        return Run(filter.Length > 0 ? [.. arguments, "-Y", filter] : arguments);
    }

    /// <summary>Fails unless every protocol is in the capture and nothing in it is malformed.</summary>
    public static void Judge(string capture, params string[] protocols)
    {
        IReadOnlyList<string> malformed = Run(["-r", capture, "-Y", "_ws.malformed || _ws.expert.severity == error"]);
        Assert.True(malformed.Count == 0, "malformed:\n" + string.Join('\n', malformed));
        foreach (string protocol in protocols)
        {
            Assert.True(Count(capture, protocol) > 0, $"no {protocol} in the capture:\n{string.Join('\n', Run(["-r", capture]))}");
        }
    }

    private static IReadOnlyList<string> Run(string[] arguments)
    {
        ProcessStartInfo start = new(Machine.Find(Program)!, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> complaint = process.StandardError.ReadToEndAsync();
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"tshark ended with {process.ExitCode}: {complaint.Result}");
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
