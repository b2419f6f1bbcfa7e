using System.Text.Json;
using UserCoNdis.Integration.Tests.Peers;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests;

/// <summary><c>ucondis bench</c> on real pseudo-terminals and on programs behind them.</summary>
public sealed class CliBenchTests(ITestOutputHelper output)
{
    private const int Success = 0;
    private const int Failed = 1;
    private static readonly string[] s_short = ["--seconds", "0.1", "--rounds", "1", "--for", "200ms"];

    [RequiresFact("setsid")]
    public void Bench_OfAPseudoTerminal_OpensBothEndsAndPretendsNoTiming()
    {
        using Ucondis ucondis = new(output, null, ["bench", "pty:", "--speeds", "9600,115200", .. s_short]);
        JsonElement document = ucondis.End(Success);
        Assert.Equal("pair", document.GetProperty("mode").GetString());
        Assert.True(document.GetProperty("verdict").GetProperty("passed").GetBoolean());
        Assert.All(document.GetProperty("flow").EnumerateArray(), static row =>
        {
            Assert.True(row.GetProperty("heldBack").GetBoolean());
            Assert.InRange(row.GetProperty("bufferedOctets").GetInt64(), 1, 1 << 20); // the kernel's terminal buffers
        });
        JsonElement[] speeds = [.. document.GetProperty("speeds").EnumerateArray()];
        Assert.Equal([9600, 9600, 115_200, 115_200], speeds.Select(static row => row.GetProperty("readBackBps").GetInt32()));
        Assert.All(speeds, static row => Assert.False(row.GetProperty("hasTiming").GetBoolean()));
        Assert.Contains(document.GetProperty("remarks").EnumerateArray(), static remark => remark.GetString()!.Contains("RTS", StringComparison.Ordinal));
    }

    [RequiresFact("socat")]
    public void Bench_OfTwoPortsOnACable_MeasuresBothWays()
    {
        using PtyPair cable = PtyPair.Cable(output);
        using Ucondis ucondis = new(output, null, ["bench", $"serial:{cable.Near}", $"serial:{cable.Far}", "--only", "throughput,errors,latency", .. s_short]);
        JsonElement document = ucondis.End(Success);
        Assert.Equal(4, document.GetProperty("errors").GetArrayLength());
        Assert.All(document.GetProperty("latency").EnumerateArray(), static row => Assert.Equal(0, row.GetProperty("lost").GetInt64()));
    }

    [RequiresFact("cat")]
    public void Bench_OfAProgramThatEchoes_IsALoopback()
    {
        using Ucondis ucondis = new(output, null, ["bench", "exec:cat", .. s_short]);
        JsonElement document = ucondis.End(Success);
        Assert.Equal("loopback", document.GetProperty("mode").GetString());
        Assert.All(document.GetProperty("throughput").EnumerateArray(), static row => Assert.InRange(row.GetProperty("managedBytesPerBlock").GetDouble(), 0, 1));
    }

    [RequiresFact("cat")]
    public void Bench_OfAProgramThatSendsZeros_IsASource()
    {
        using Ucondis ucondis = new(output, null, ["bench", "exec:cat /dev/zero", "--mode", "source", .. s_short]);
        Assert.Equal("zeros", ucondis.End(Success).GetProperty("pattern").GetString());
    }

    [RequiresFact("cat")]
    public void Bench_OfAProgramThatTakesAll_IsASink()
    {
        using Ucondis ucondis = new(output, null, ["bench", "exec:cat >/dev/null", "--mode", "sink", .. s_short]);
        Assert.True(ucondis.End(Success).GetProperty("throughput")[0].GetProperty("octets").GetInt64() > 0);
    }

    [RequiresFact("sleep")]
    public void Bench_OfAProgramThatSaysNothing_FailsAndNamesTheLikelyReasons()
    {
        using Ucondis ucondis = new(output, null, ["bench", "exec:sleep 60", .. s_short]);
        Assert.Contains("Nothing echoes", ucondis.End(Failed).GetProperty("remarks")[0].GetString(), StringComparison.Ordinal);
    }

    [RequiresFact("cat")]
    public void Interrupt_WhileThePatternRuns_ReportsWhatWasMeasured()
    {
        using Ucondis ucondis = new(output, null, "bench", "exec:cat", "--only", "errors", "--for", "10m", "--capture", "call.pcapng");
        _ = ucondis.WaitFor("errors");
        long before = new FileInfo(ucondis.CapturePath).Length;
        ucondis.WaitUntil(() => new FileInfo(ucondis.CapturePath).Length > before + 20_000_000, "octets in the capture");
        ucondis.Interrupt();
        JsonElement document = ucondis.End(Failed);
        Assert.Equal("interrupted", document.GetProperty("outcome").GetString());
        JsonElement row = document.GetProperty("errors")[0];
        Assert.True(row.GetProperty("count").GetProperty("octets").GetInt64() > 1_000_000);
        Assert.Equal(0, row.GetProperty("count").GetProperty("bitErrors").GetInt64());
    }
}
