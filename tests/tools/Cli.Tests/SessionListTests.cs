using Spectre.Console;
using UserCoNdis.Tools.Cli.Calls;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Cli.Tests;

/// <summary>How sessions are listed, told as JSON lines, and counted.</summary>
public sealed class SessionListTests
{
    private static readonly SessionCounts s_counts = new(
        3, 3, new(StringComparer.Ordinal) { ["peerTerminated"] = 1 }, new(StringComparer.Ordinal) { ["noAnswer"] = 2 });

    [Fact]
    public void Table_OfSessions_ShowsWhatIsKnownOfEach()
    {
        string text = Draw([Row(1) with { User = "joe", BytesIn = 1500, PacketsIn = 2 }], height: 40);
        Assert.Contains("02:00:00:00:00:01", text, StringComparison.Ordinal);
        Assert.Contains("10.0.0.2", text, StringComparison.Ordinal);
        Assert.Contains("joe", text, StringComparison.Ordinal);
        Assert.Contains("1.5 kB", text, StringComparison.Ordinal);
        Assert.Contains("2/0", text, StringComparison.Ordinal);
        Assert.Contains("noAnswer 2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("line", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_WithAnAccessLineTold_HasAColumnForIt() =>
        Assert.Contains("dslam-1 atm 3/7", Draw([Row(1) with { CircuitId = "dslam-1 atm 3/7" }], height: 40), StringComparison.Ordinal);

    [Fact]
    public void Table_OfMoreSessionsThanLines_ShowsTheNewestAndCountsAll()
    {
        string text = Draw([.. Enumerable.Range(1, 2000).Select(Row)], height: 24);
        Assert.Contains("2000 sessions", text, StringComparison.Ordinal);
        Assert.Contains($" {2000} ", text, StringComparison.Ordinal);
        Assert.True(text.Split('\n').Length <= 24, text);
    }

    [Fact]
    public void Event_AsJson_IsOneLineWithTheSession()
    {
        using StringWriter output = new();
        JsonOutput.WriteLine(output, new SessionEvent("closed", 12.5, Row(7) with { User = "joe" }, "peerTerminated", "the far end terminated the link"));
        string line = output.ToString();
        Assert.Equal(1, line.Count(c => c == '\n'));
        System.Text.Json.JsonElement e = System.Text.Json.JsonDocument.Parse(line).RootElement;
        Assert.Equal("closed", e.GetProperty("event").GetString());
        Assert.Equal("peerTerminated", e.GetProperty("cause").GetString());
        Assert.Equal(7, e.GetProperty("session").GetProperty("sessionId").GetInt32());
        Assert.Equal("up", e.GetProperty("session").GetProperty("state").GetString());
    }

    [Fact]
    public void Event_InWords_IsOneLineThatSaysWhoAndWhy()
    {
        string line = new SessionEvent("failed", 1500, Row(7) with { CircuitId = "eth 0/1" }, "noAnswer", "no answer").ToString();
        Assert.Equal("   1.500  session 7 failed  02:00:00:00:00:01 10.0.0.2, circuit eth 0/1: no answer", line);
    }

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1000, "1.0 kB")]
    [InlineData(9_949, "9.9 kB")]
    [InlineData(9_960, "10 kB")]
    [InlineData(999_499, "999 kB")]
    [InlineData(999_999, "1.0 MB")]
    [InlineData(long.MaxValue, "9.2 EB")]
    public void Bytes_ForPeople_HaveAUnit(long bytes, string text) => Assert.Equal(text, ByteText.Of(bytes));

    [Fact]
    public void SetupTimes_OfAHundred_HaveTheirPercentiles() =>
        Assert.Equal(new SetupTimes(1, 50, 90, 99, 100), SetupTimes.Of(Enumerable.Range(1, 100).Reverse().Select(each => (double)each)));

    [Fact]
    public void SetupTimes_OfNone_AreNone() => Assert.Null(SetupTimes.Of([]));

    [Fact]
    public void SetupTimes_OfOne_AreAllTheSame() => Assert.Equal(new SetupTimes(5, 5, 5, 5, 5), SetupTimes.Of([5]));

    private static SessionRow Row(int id) => new(
        id, id, "02:00:00:00:00:01", null, "10.0.0.2", SessionState.Up, null, null, null, 1492, 0, 0, 0, 0, DateTimeOffset.UnixEpoch, 3.5);

    private static string Draw(IReadOnlyList<SessionRow> rows, int height)
    {
        using StringWriter output = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 160;
        console.Write(SessionTable.Draw(rows, s_counts, height));
        return output.ToString();
    }
}
