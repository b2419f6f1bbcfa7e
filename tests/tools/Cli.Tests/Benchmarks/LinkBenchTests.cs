using System.Text.Json;
using System.Xml.Linq;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Cli.Tests.Benchmarks;

/// <summary>The whole verb over a cable in memory; measures end after so many frames.</summary>
public sealed class LinkBenchTests : IDisposable
{
    private const int Frames = 200;
    private static readonly string[] s_counted = ["--frames", "200", "--rounds", "3", "--seconds", "20"];
    private readonly string _html = Path.Combine(Path.GetTempPath(), $"ucondis-{Guid.NewGuid():N}.html");

    public void Dispose() => File.Delete(_html);

    [Fact]
    public async Task Bench_OfALoop_CountsEveryFrameInBothDirections()
    {
        CliRun run = await CliRun.OfAsync(
            ["bench", "loop:counted?kind=frames", "loop:counted", "--sizes", "64,1514", "--only", "throughput", "--json", .. s_counted]);
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Equal("success", run.Document.GetProperty("outcome").GetString());
        JsonElement[] rows = [.. run.Document.GetProperty("throughput").EnumerateArray()];
        Assert.Equal(6, rows.Length);
        Assert.All(rows, static row =>
        {
            int ways = row.GetProperty("direction").GetString() == "both" ? 2 : 1;
            Assert.Equal(3 * Frames * ways, row.GetProperty("received").GetInt32());
            Assert.All((string[])["lost", "reordered", "duplicates", "corrupt", "foreign"], name => Assert.Equal(0, row.GetProperty(name).GetInt64()));
            Assert.True(row.GetProperty("megabitsPerSecond").GetProperty("median").GetDouble() > 0);
        });
    }

    [Fact]
    public async Task Bench_WithHtml_WritesAPageThatIsWellFormedAndNeedsNothingElse()
    {
        CliRun run = await CliRun.OfAsync(
            ["bench", "loop:page?kind=frames", "loop:page", "--only", "throughput,latency", "--sizes", "64,512,1514", "--html", _html,
                "--frames", "20", "--rounds", "1", "--seconds", "20"]);
        Assert.Equal(ExitCode.Success, run.Code);
        string page = await File.ReadAllTextAsync(_html);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.Equal(3, page.Split("<svg ").Length - 1);
        foreach (string svg in page.Split("<svg ").Skip(1))
        {
            Assert.NotNull(XDocument.Parse($"<svg {svg[..(svg.IndexOf("</svg>", StringComparison.Ordinal) + 6)]}").Root);
        }

        Assert.All((string[])["Mbit/s", "frame size, octets", "round-trip time, µs", "loop:page", "percentile"],
            words => Assert.Contains(words, System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bench_OfALoopThatLoses_TellsTheLoss()
    {
        CliRun run = await CliRun.OfAsync(
            ["bench", "loop:lossy?kind=frames&fault=loss:0.2,dir:out", "loop:lossy", "--sizes", "64", "--only", "throughput", "--json", .. s_counted]);
        JsonElement row = run.Document.GetProperty("throughput")[0];
        Assert.InRange(row.GetProperty("lossShare").GetDouble(), 0.1, 0.3);
    }

    [Fact]
    public async Task Bench_OfSessions_BringsUpAllAtOnceAndClosesThem()
    {
        CliRun run = await CliRun.OfAsync(
            "bench", "loop:calls?kind=frames", "loop:calls", "--only", "sessions", "--sessions", "50", "--rounds", "1", "--json");
        Assert.Equal(ExitCode.Success, run.Code);
        JsonElement row = run.Document.GetProperty("sessions")[0];
        Assert.Equal((50, 0), (row.GetProperty("sessions").GetInt32(), row.GetProperty("failed").GetInt32()));
        Assert.Equal(50, row.GetProperty("bins").EnumerateArray().Sum(static bin => bin.GetProperty("calls").GetInt32()));
        Assert.True(row.GetProperty("closedPerSecond").GetProperty("median").GetDouble() > 0);
    }

    [Fact]
    public async Task Bench_OfPppoeFramesOnALoop_MeasuresFromClientToClientAndSaysWhyThereIsNoYardstick()
    {
        CliRun run = await CliRun.OfAsync(
            "bench", "loop:frames?kind=frames", "loop:frames", "--only", "pppoe", "--rounds", "1", "--seconds", "0.05", "--json");
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.All(run.Document.GetProperty("pppoe").EnumerateArray(), static row =>
        {
            Assert.Equal("through", row.GetProperty("path").GetString());
            Assert.True(row.GetProperty("perSecond").GetProperty("median").GetDouble() > 0);
        });
        Assert.Contains("yardstick", run.Document.GetProperty("remarks")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void YardstickHeader_OfASession_IsThatOfRfc2516() => Assert.Equal(
        "0200000000010200000000028864" + "1100" + "00CA" + "0042" + "0021",
        Tools.Cli.Benchmarks.Yardsticks.FrameYardstick.HeaderOf([2, 0, 0, 0, 0, 1], [2, 0, 0, 0, 0, 2], 0xCA, 64));

    [Fact]
    public async Task Bench_Interrupted_GivesWhatItHas()
    {
        using var interrupted = new CancellationTokenSource();
        await interrupted.CancelAsync();
        CliRun run = await CliRun.OfAsync(
            context => context with { Interrupted = interrupted.Token }, "bench", "loop:cut?kind=frames", "loop:cut", "--json", "--only", "throughput");
        Assert.Equal(ExitCode.Failed, run.Code);
        Assert.Equal("interrupted", run.Document.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Bench_OfFramesAndAStream_IsRefused() =>
        (await CliRun.OfAsync("bench", "loop:frames?kind=frames", "pty:")).AssertRefused(ExitCode.BadUsage, "loop:frames", "pty:", "stream");

    [Fact]
    public async Task Bench_OfOneEndOfFrames_AsksForTheOther() =>
        (await CliRun.OfAsync("bench", "loop:frames?kind=frames")).AssertRefused(ExitCode.BadUsage, "both ends", "loop:frames");

    [Fact]
    public async Task Bench_OfOneLinkTwice_IsRefused() =>
        (await CliRun.OfAsync("bench", "eth:lo", "eth:lo?promisc=1")).AssertRefused(ExitCode.BadUsage, "eth:lo", "twice");

    [Fact]
    public async Task Bench_OfOneLink_AsksForTheOther() =>
        (await CliRun.OfAsync("bench", "eth:lo")).AssertRefused(ExitCode.BadUsage, "eth:lo", "wired");

    [Fact]
    public async Task Bench_OfNothing_SaysWhatItWants() =>
        (await CliRun.OfAsync("bench")).AssertRefused(ExitCode.BadUsage, "pty:", "eth:A eth:B", "bench contract");

    [Theory]
    [InlineData("--sizes", "59", "60")]
    [InlineData("--sizes", "64,big", "big")]
    [InlineData("--only", "speed", "throughput")]
    [InlineData("--rounds", "0", "1 to")]
    [InlineData("--seconds", "0", "0.001")]
    [InlineData("--html", "/nowhere/at/all.html", "/nowhere/at/all.html")]
    public async Task Bench_WithAValueThatCannotBeMeant_IsRefused(string option, string value, string word) =>
        (await CliRun.OfAsync("bench", "loop:bad?kind=frames", "loop:bad", option, value)).AssertRefused(ExitCode.BadUsage, word);
}
