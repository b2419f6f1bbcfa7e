using System.Runtime.CompilerServices;

namespace UserCoNdis.TestKit;

/// <summary>
/// Golden texts. <c>Approved.Check(text, "Lcp")</c> compares with <c>Lcp.approved.txt</c> beside the calling test source.
/// A difference leaves <c>Lcp.received.txt</c> there to be looked at; <c>UCONDIS_APPROVE=1</c> accepts the new text.
/// </summary>
public static class Approved
{
    /// <summary>Throws <see cref="ApprovedException"/> unless <paramref name="text"/> equals the approved file, line ends aside.</summary>
    public static void Check(string text, string name, [CallerFilePath] string testSource = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        string stem = Path.Combine(Path.GetDirectoryName(testSource)!, name);
        string approvedPath = stem + ".approved.txt";
        string receivedPath = stem + ".received.txt";
        string received = Normalise(text);

        if (string.Equals(Environment.GetEnvironmentVariable("UCONDIS_APPROVE"), "1", StringComparison.Ordinal))
        {
            File.WriteAllText(approvedPath, received);
            File.Delete(receivedPath);
            return;
        }

        string approved = File.Exists(approvedPath) ? Normalise(File.ReadAllText(approvedPath)) : "";
        if (string.Equals(approved, received, StringComparison.Ordinal))
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        throw new ApprovedException($"{FirstDifference(approved, received)}\napproved: {approvedPath}\nreceived: {receivedPath}\n"
            + "Look at the difference; run again with UCONDIS_APPROVE=1 if the new text is right.");
    }

    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private static string FirstDifference(string approved, string received)
    {
        string[] want = approved.Split('\n');
        string[] got = received.Split('\n');
        int line = 0;
        while (line < want.Length && line < got.Length && want[line] == got[line])
        {
            line++;
        }

        return $"differs from line {line + 1}\n  approved: {At(want, line)}\n  received: {At(got, line)}";
    }

    private static string At(string[] lines, int index) => index < lines.Length ? lines[index] : "(end of text)";
}
