using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Transport.Protocols.Ppp;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Modems;

/// <summary>A line on which our own packets come back.</summary>
public sealed class LoopedLineTests(ITestOutputHelper output)
{
    [RequiresFact("socat")]
    [Trait("Spec", "RFC1661 6.4")]
    public async Task Line_LoopedBackBehindTheModem_IsSeenByTheMagicNumber()
    {
        await using ModemBench bench = new(output);
        WanStation caller = await bench.OpenOnModemAsync("caller", new PppOptions { RestartTimer = TimeSpan.FromMilliseconds(200) });
        using RawLine looped = RawLine.Terminal(await bench.AddModemAsync());
        looped.Send("ATS0=1\r");
        _ = looped.Expect("\r\nOK\r\n");
        StationCall call = await caller.DialAsync(Tools.Simulators.Modem.ModemBank.NumberOf(1), bench.Limit);
        _ = looped.Expect("\r\nCONNECT 115200\r\n");
        using CancellationTokenSource stop = new();
        Task echo = Task.Run(() => Echo(looped, stop.Token));

        CallFailedException failed = await Assert.ThrowsAsync<CallFailedException>(() => call.BringUpAsync(bench.Limit));

        Assert.Equal("LoopedBack", failed.Cause);
        Assert.Equal("the line is looped back: our own packets return", failed.Message);
        await stop.CancelAsync();
        await echo;
        await bench.FinishAsync();
    }

    private static void Echo(RawLine line, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            line.Send(line.Read(0.02));
        }
    }
}
