using System.Diagnostics;

namespace UserCoNdis.Protocols.Tests.Capture;

/// <summary>Runs tshark over a capture.</summary>
internal static class Tshark
{
    /// <summary>Gives one line a packet: the fields with bars between them.</summary>
    public static string[] Read(ReadOnlySpan<byte> capture, params string[] fields)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, capture);
            ProcessStartInfo start = new("tshark") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            foreach (string argument in (string[])["-n", "-r", path, "-T", "fields", "-E", "separator=|"])
            {
                start.ArgumentList.Add(argument);
            }

            foreach (string field in fields)
            {
                start.ArgumentList.Add("-e");
                start.ArgumentList.Add(field);
            }

            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult());
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
