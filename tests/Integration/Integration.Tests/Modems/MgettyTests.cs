using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Tools.Simulators.Modem;
using UserCoNdis.Tools.Simulators.Telephony;
using UserCoNdis.Transport.Protocols.Ppp;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Modems;

/// <summary>mgetty answers on one of our modems and hands the call to slirp; our station calls it from another.</summary>
public sealed class MgettyTests(ITestOutputHelper output)
{
    /// <summary>mgetty listens for a while for who calls, and swallows the first frame that it knows PPP by.</summary>
    private static PppOptions Ppp => new()
    {
        RestartTimer = TimeSpan.FromSeconds(1),
        MaxConfigure = 20,
        LocalName = "joe",
        Secrets = new PppSecretTable().AddLocal("sesame"u8),
        Ipcp = new PppIpcpOptions { PeerAddress = Ipv4Address.Read([10, 0, 2, 100]) },
    };

    [RequiresTheory("mgetty", "unshare", "slirp-fullbolt", Root = true)]
    [InlineData("", PppAuthProtocol.None)]
    [InlineData("+pap", PppAuthProtocol.Pap)]
    public async Task Call_ToMgetty_IsAnsweredAndPppRunsToSlirp(string slirp, PppAuthProtocol agreed)
    {
        await using ModemBench bench = new(output);
        WanStation caller = await bench.OpenOnModemAsync("caller", Ppp);
        using MgettyPeer mgetty = new(await bench.AddModemAsync(Quick), slirp, output);
        _ = mgetty.WaitFor("removing lock file");

        StationCall call = await caller.DialAsync(ModemBank.NumberOf(1), bench.Limit);
        PppAddresses here = await call.BringUpAsync(bench.Limit);

        Assert.Equal(SlirpPeer.OurAddress, here.Local.ToString());
        Assert.Equal(agreed, call.Negotiated!.Value.LocalAuth);
        await bench.PingAsync(call, Ipv4Address.Read([10, 0, 2, 2]));
        await call.HangUpAsync().WaitAsync(bench.Limit);
        Assert.Equal(PppCloseCause.LocalClose, call.PppCause);
        await bench.FinishAsync();
    }

    [RequiresFact("mgetty", "unshare", "slirp-fullbolt", Root = true)]
    public async Task FarProgram_Killed_EndsTheCall()
    {
        await using ModemBench bench = new(output);
        WanStation caller = await bench.OpenOnModemAsync("caller", Ppp);
        using MgettyPeer mgetty = new(await bench.AddModemAsync(Quick), "", output);
        _ = mgetty.WaitFor("removing lock file");
        StationCall call = await caller.DialAsync(ModemBank.NumberOf(1), bench.Limit);
        _ = await call.BringUpAsync(bench.Limit);

        mgetty.Kill(); // its terminal closes: that is DTR for the modem
        await call.Ended.WaitAsync(bench.Limit);

        Assert.Equal(PppCloseCause.LowerDown, call.PppCause);
        await bench.FinishAsync();
    }

    private static SubscriberOptions Quick => ModemBench.QuickLine with { RingOn = TimeSpan.FromSeconds(1), RingOff = TimeSpan.FromSeconds(1) };
}
