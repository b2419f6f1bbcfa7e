using System.Text.Json;
using System.Xml.Linq;
using UserCoNdis.Cli.Tests.Usb;
using UserCoNdis.TestKit;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.Cli.Tests.Benchmarks.Octets;

/// <summary>The whole verb over cables in memory and simulated devices; measures end after so many octets.</summary>
public sealed class OctetBenchTests : IDisposable
{
    private static readonly string[] s_counted = ["--bytes", "200000", "--rounds", "2", "--seconds", "20", "--for", "20s"];
    private static readonly string[] s_short = ["--bytes", "100000", "--rounds", "1", "--seconds", "0.1", "--for", "20s"];
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"ucondis-{Guid.NewGuid():N}");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Bench_OfBothEndsOfALoop_CountsEveryOctetEachWay()
    {
        CliRun run = await CliRun.OfAsync(["bench", "loop:octets", "--only", "throughput,errors", "--sizes", "60,4096", "--json", .. s_counted]);
        Assert.Equal(ExitCode.Success, run.Code);
        JsonElement document = run.Document;
        Assert.Equal(("octets", "pair", "success", true), (Word(document, "kind"), Word(document, "mode"), Word(document, "outcome"), document.GetProperty("verdict").GetProperty("passed").GetBoolean()));
        JsonElement[] rows = [.. document.GetProperty("throughput").EnumerateArray()];
        Assert.Equal("A to B, B to A, both at once, A to B, B to A, both at once", string.Join(", ", rows.Select(static row => Word(row, "route"))));
        Assert.All(rows, static row =>
        {
            int ways = Word(row, "route") == "both at once" ? 4 : 2;
            Assert.InRange(row.GetProperty("octets").GetInt64(), 200_000 * ways, (200_000 + 37) * ways);
            Assert.Equal(0, row.GetProperty("count").GetProperty("bitErrors").GetInt64());
        });
        Assert.Equal(4, document.GetProperty("errors").GetArrayLength());
        Assert.Contains("errors…", run.Error, StringComparison.Ordinal); // words for people stay on standard error
    }

    [Fact]
    public async Task Bench_OfALineWithFaults_FailsAndTellsThem()
    {
        CliRun run = await CliRun.OfAsync(["bench", "loop:faulty?fault=biterr:1e-5,loss:1e-5,seed:4,dir:out", "loop:faulty", "--only", "errors", "--pattern", "prbs23", "--json", .. s_counted]);
        Assert.Equal(ExitCode.Failed, run.Code);
        Assert.Equal("failed", Word(run.Document, "outcome"));
        JsonElement row = run.Document.GetProperty("errors")[0];
        JsonElement count = row.GetProperty("count");
        Assert.InRange(count.GetProperty("bitErrors").GetInt64(), 4, 40);
        Assert.Equal(row.GetProperty("sent").GetInt64() - count.GetProperty("octets").GetInt64(), count.GetProperty("lostOctets").GetInt64());
        Assert.NotEqual(0, count.GetProperty("lostOctets").GetInt64());
        Assert.Contains("PRBS-23, A to B", run.Document.GetProperty("verdict").GetProperty("reasons")[0].GetString(), StringComparison.Ordinal);
        JsonElement rate = row.GetProperty("bitErrorRate");
        Assert.True(rate.GetProperty("lower").GetDouble() < 1e-5 && rate.GetProperty("upper").GetDouble() > 1e-5);
    }

    [Fact]
    public async Task Bench_OfALoopsLines_FindsTheNullModem()
    {
        CliRun run = await CliRun.OfAsync(["bench", "loop:lines", "--only", "lines", "--json", .. s_counted]);
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Equal("null modem with handshake: A RTS→B CTS, A DTR→B DSR+B DCD, B RTS→A CTS, B DTR→A DSR+A DCD", Word(run.Document, "wiring"));
        Assert.All(run.Document.GetProperty("lines").EnumerateArray(), static row => Assert.Equal(20, row.GetProperty("followed").GetInt32()));
    }

    [Fact]
    public async Task Bench_OfALoopWithoutLines_SaysWhyTheyWereNotTested()
    {
        CliRun run = await CliRun.OfAsync(["bench", "loop:three?lines=0", "--only", "lines,latency", "--json", .. s_counted]);
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Contains("no RTS or DTR", run.Document.GetProperty("remarks")[0].GetString(), StringComparison.Ordinal);
        JsonElement[] latency = [.. run.Document.GetProperty("latency").EnumerateArray()];
        Assert.Equal([1, 16, 60, 1000], latency.Select(static row => row.GetProperty("size").GetInt32()));
        Assert.Equal((400, 0), (latency[0].GetProperty("probes").GetInt32(), latency[3].GetProperty("lost").GetInt32()));
    }

    [Fact]
    public async Task Bench_OfAPacedLine_TellsTheShareOfItsRate()
    {
        CliRun run = await CliRun.OfAsync(
            "bench", "loop:paced?pace=2000000", "loop:paced", "--only", "throughput", "--sizes", "1000", "--json", "--bytes", "60000", "--rounds", "1", "--seconds", "20");
        JsonElement out1 = run.Document.GetProperty("throughput")[0];
        Assert.Equal("A to B", Word(out1, "route"));
        Assert.InRange(out1.GetProperty("lineShare").GetDouble(), 0.2, 1.05); // 0.3 s at ten bits an octet; on a busy machine it takes longer, never less
    }

    [Fact]
    public async Task Bench_WithHtmlAndCapture_WritesAPageThatIsWellFormedAndWhatWasSent()
    {
        string html = _file + ".html", capture = _file + ".pcapng";
        try
        {
            CliRun run = await CliRun.OfAsync(["bench", "loop:page2", "--html", html, "--capture", capture, "--sizes", "60,1000", .. s_short]);
            Assert.Equal(ExitCode.Success, run.Code);
            Assert.Contains("PASS", run.Error, StringComparison.Ordinal);
            string page = await File.ReadAllTextAsync(html);
            Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
            foreach (string svg in page.Split("<svg ").Skip(1))
            {
                Assert.NotNull(XDocument.Parse($"<svg {svg[..(svg.IndexOf("</svg>", StringComparison.Ordinal) + 6)]}").Root);
            }

            Assert.All((string[])["PASS", "throughput, MB/s", "block size, octets", "round-trip time, µs", "PRBS-31", "null modem", "thousand octets"],
                words => Assert.Contains(words, System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal));
            Assert.True(new FileInfo(capture).Length > 400_000);
        }
        finally
        {
            File.Delete(html);
            File.Delete(capture);
        }
    }

    /// <summary>Programs read the document by its members: a name that goes, or one that comes, shows here.</summary>
    [Fact]
    public async Task Document_OfOctets_HasItsMembers()
    {
        CliRun run = await CliRun.OfAsync(["bench", "loop:form?fault=biterr:1e-5,loss:1e-5,dir:out,seed:3", "loop:form", "--sizes", "60", "--json", .. s_short]);
        Approved.Check(string.Join('\n', PathsOf(run.Document, "").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) + "\n", "OctetBenchDocument");
    }

    [Fact]
    public async Task Bench_OfALoopbackFunction_BringsEveryTransferBack()
    {
        SimulatedUsbDevice gadget = UsbGadgets.Loopback();
        gadget.HasMemory = true;
        CliRun run = await OfUsbAsync(gadget, ["bench", "usb:0525:a4a0", "--only", "throughput,errors,latency", "--sizes", "60,512,4096,16384", "--json", "--bytes", "100000", "--rounds", "1", "--seconds", "20", "--for", "20s"]);
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Equal("loopback", Word(run.Document, "mode"));
        Assert.All(run.Document.GetProperty("throughput").EnumerateArray(), static row => Assert.Equal(0, row.GetProperty("count").GetProperty("lostOctets").GetInt64()));
        Assert.All(run.Document.GetProperty("latency").EnumerateArray(), static row => Assert.Equal(0, row.GetProperty("lost").GetInt64()));
        Assert.Contains("memory", run.Document.GetProperty("remarks")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal((0, 0), (gadget.OpenCount, gadget.MemoryCount));
    }

    [Theory]
    [InlineData("zeros")]
    [InlineData("mod63")]
    public async Task Bench_OfASourceAndSink_ChecksWhatItSendsAndCountsWhatItTakes(string pattern)
    {
        CliRun run = await OfUsbAsync(
            UsbGadgets.SourceSink(pattern), ["bench", "usb:0525:a4a1", "--mode", "sourcesink", "--pattern", pattern, "--only", "throughput,errors", "--sizes", "4096", "--json", "--bytes", "300000", "--rounds", "1", "--seconds", "20", "--for", "20s"]);
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Equal("in, out, in and out at once", string.Join(", ", run.Document.GetProperty("throughput").EnumerateArray().Select(static row => Word(row, "route"))));
        JsonElement input = run.Document.GetProperty("errors")[0];
        Assert.True(input.GetProperty("count").GetProperty("octets").GetInt64() >= 300_000);
        Assert.Equal(JsonValueKind.Null, input.GetProperty("sent").ValueKind);
    }

    [Fact]
    public async Task Bench_OfASinkThatHaltsItsEndpoint_FailsAndTellsHowOften()
    {
        // Blocks that do not fill packets: the second packet begins in the middle of the pattern.
        CliRun run = await OfUsbAsync(
            UsbGadgets.SourceSink("mod63"), ["bench", "usb:0525:a4a1", "--mode", "sink", "--pattern", "mod63", "--only", "throughput", "--sizes", "60", "--json", "--bytes", "600", "--rounds", "1", "--seconds", "20"]);
        Assert.Equal(ExitCode.Failed, run.Code);
        JsonElement errors = Assert.Single(run.Document.GetProperty("linkErrors").EnumerateArray());
        Assert.NotEqual(0, errors.GetProperty("transfers").GetInt64());
        Assert.Contains($"{errors.GetProperty("transfers").GetInt64():N0} transfers were refused", run.Document.GetProperty("verdict").GetProperty("reasons")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bench_OfASourceThatSendsSomethingElse_FailsAndSaysWhatToTry()
    {
        CliRun run = await OfUsbAsync(UsbGadgets.SourceSink("zeros"), ["bench", "usb:0525:a4a1", "--mode", "source", "--pattern", "prbs15", "--json", "--seconds", "0.1"]);
        Assert.Equal(ExitCode.Failed, run.Code);
        Assert.Contains("none of them is the pattern's", run.Document.GetProperty("verdict").GetProperty("reasons")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("--pattern", run.Document.GetProperty("remarks")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bench_WhereNothingComesBack_FailsAndNamesTheLikelyReasons()
    {
        SimulatedUsbDevice silent = UsbGadgets.Loopback();
        silent.Out(UsbGadgets.OutEndpoint).Sink = static _ => true;
        CliRun run = await OfUsbAsync(silent, ["bench", "usb:0525:a4a0", "--json", "--bytes", "10000"]);
        Assert.Equal(ExitCode.Failed, run.Code);
        Assert.Contains("nothing came", run.Document.GetProperty("verdict").GetProperty("reasons")[0].GetString(), StringComparison.Ordinal);
        string remarks = string.Join(' ', run.Document.GetProperty("remarks").EnumerateArray().Select(static remark => remark.GetString()));
        Assert.All((string[])["plug", "bulk_buflen", "--block", "--mode sourcesink"], word => Assert.Contains(word, remarks, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bench_Unplugged_ReportsWhatItHasAndWhyItEnded()
    {
        SimulatedUsbDevice gadget = UsbGadgets.Loopback();
        long taken = 0;
        PacketSink loop = gadget.Out(UsbGadgets.OutEndpoint).Sink!;
        gadget.Out(UsbGadgets.OutEndpoint).Sink = packet =>
        {
            taken += packet.Length;
            if (taken > 500_000 && gadget.IsPlugged)
            {
                gadget.Unplug();
            }

            return gadget.IsPlugged && loop(packet);
        };
        CliRun run = await OfUsbAsync(gadget, ["bench", "usb:0525:a4a0", "--only", "throughput", "--sizes", "4096", "--json", "--bytes", "200000", "--seconds", "20"]);
        Assert.Equal(ExitCode.Failed, run.Code);
        Assert.Equal("failed", Word(run.Document, "outcome"));
        Assert.Equal(0, gadget.OpenCount);
    }

    [Fact]
    public async Task Bench_Interrupted_GivesWhatItHas()
    {
        using var interrupted = new CancellationTokenSource();
        await interrupted.CancelAsync();
        CliRun run = await CliRun.OfAsync(context => context with { Interrupted = interrupted.Token }, "bench", "loop:cutoctets", "--json");
        Assert.Equal(ExitCode.Failed, run.Code);
        Assert.Equal("interrupted", Word(run.Document, "outcome"));
        Assert.Equal(0, run.Document.GetProperty("throughput").GetArrayLength());
    }

    [Theory]
    [InlineData("--pattern", "prbs9", "prbs15")]
    [InlineData("--mode", "pairs", "--mode")]
    [InlineData("--mode", "loopback", "two links")]
    [InlineData("--sizes", "0", "1 to")]
    [InlineData("--block", "0", "--block")]
    [InlineData("--bytes", "-1", "--bytes")]
    [InlineData("--speeds", "fast", "fast")]
    [InlineData("--only", "speeds", "--speeds")]
    [InlineData("--for", "soon", "soon")]
    [InlineData("--capture", "/nowhere/at/all.pcapng", "/nowhere/at/all.pcapng")]
    public async Task Bench_WithAValueThatCannotBeMeant_IsRefused(string option, string value, string word) =>
        (await CliRun.OfAsync("bench", "loop:badoctets", "loop:badoctets", option, value)).AssertRefused(ExitCode.BadUsage, word);

    [Fact]
    public async Task Bench_OfAPairWithOneLink_AsksForTheOther() =>
        (await CliRun.OfAsync("bench", "exec:cat", "--mode", "pair")).AssertRefused(ExitCode.BadUsage, "exec:cat", "wired");

    private static Task<CliRun> OfUsbAsync(SimulatedUsbDevice device, string[] args)
    {
        SimulatedUsbContext context = Plugged.Context(device);
        return CliRun.OfAsync(outside => outside with { Usb = () => context }, args);
    }

    private static string? Word(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static IEnumerable<string> PathsOf(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => PathsOf(member.Value, $"{path}.{member.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => PathsOf(item, $"{path}[]")).DefaultIfEmpty($"{path}[]"),
        _ => [path],
    };
}
