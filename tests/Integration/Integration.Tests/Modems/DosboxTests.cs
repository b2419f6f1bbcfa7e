using UserCoNdis.Drivers.WanMiniport;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Transport.Protocols.Ppp;
using UserCoNdis.Transport.Protocols.V250;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Modems;

/// <summary>
/// Stations on DOSBox's softmodem, which is not ours: with its control circuits through the null modem's escapes, and
/// without. Its telephone network is TCP, and slirp stands at the far end.
/// </summary>
public sealed class DosboxTests(ITestOutputHelper output)
{
    private static readonly Ipv4Address s_loopback = Ipv4Address.Read([10, 0, 2, 2]);

    private static PppOptions Ppp => new()
    {
        RestartTimer = TimeSpan.FromSeconds(1),
        Ipcp = new PppIpcpOptions { PeerAddress = Ipv4Address.Read([10, 0, 2, 100]) },
    };

    /// <summary>DOS takes a second to start; a modem that is there answers the first time.</summary>
    private static ModemOptions Patient => new()
    {
        Dte = new DteOptions { CommandTimeout = TimeSpan.FromSeconds(1), InitializationRetries = 15 },
        DiagnosticBuffers = true,
    };

    [RequiresTheory("dosbox", "as", "objcopy", "slirp-fullbolt", "socat")]
    [InlineData(true)] // hung up by DTR
    [InlineData(false)] // hung up by +++ and ATH
    public async Task Dial_ThroughDosboxToSlirp_PingsAndHangsUp(bool withLines)
    {
        await using ModemBench bench = new(output);
        using DosboxModem modem = new(withLines, output);
        int port = DosboxModem.FreePort();
        using SlirpPeer slirp = new();
        using PeerProcess answerer = PeerProcess.Start(
            output, "socat", ["-d", "-d", $"TCP-LISTEN:{port},bind=127.0.0.1", $"EXEC:{slirp.Command},pty,rawer"]);
        _ = answerer.WaitFor("listening on");
        WanStation caller = await bench.OpenAsync("caller", Link(modem, withLines), Ppp, Patient);

        StationCall call = await caller.DialAsync($"127.0.0.1:{port}", bench.Limit);
        PppAddresses here = await call.BringUpAsync(bench.Limit);

        Assert.Equal(57600u / 8, call.TransmitBytesPerSecond);
        Assert.Equal(SlirpPeer.OurAddress, here.Local.ToString());
        await bench.PingAsync(call, s_loopback);
        await call.HangUpAsync().WaitAsync(bench.Limit);
        Assert.Equal((PppCloseCause.LocalClose, LineDisconnectMode.Normal), (call.PppCause, call.DisconnectMode));
        Assert.Equal(0, answerer.WaitForExit()); // the modem hung up: the far end saw its TCP connection close
        await bench.FinishAsync();
    }

    [RequiresTheory("dosbox", "as", "objcopy", "slirp-fullbolt", "socat")]
    [InlineData(true)] // DCD falls
    [InlineData(false)] // NO CARRIER comes in band
    public async Task Call_FromSlirpThroughDosbox_IsAnsweredUntilTheCallerIsGone(bool withLines)
    {
        await using ModemBench bench = new(output);
        using DosboxModem modem = new(withLines, output);
        WanStation answerer = await bench.OpenAsync("answerer", Link(modem, withLines), Ppp, Patient);
        Task<StationCall> answering = answerer.AnswerAsync(bench.Limit);
        await bench.WaitForAsync("answerer", "AT Ready");
        using SlirpPeer slirp = new();
        using PeerProcess caller = PeerProcess.Start(
            output, "socat", ["-d", "-d", $"TCP:127.0.0.1:{modem.TelephonePort}", $"EXEC:{slirp.Command},pty,rawer"]);
        StationCall call = await answering;

        _ = await call.BringUpAsync(bench.Limit);
        await bench.PingAsync(call, s_loopback);
        caller.Kill();
        await call.Ended.WaitAsync(bench.Limit);

        Assert.Equal((PppCloseCause.LowerDown, LineDisconnectMode.Normal), (call.PppCause, call.DisconnectMode));
        await bench.FinishAsync();
    }

    [RequiresFact("dosbox", "as", "objcopy")]
    public async Task Dial_FromOneDosboxToAnother_PppRunsBetweenTwoStations()
    {
        await using ModemBench bench = new(output);
        using DosboxModem mine = new(withLines: true, output);
        using DosboxModem theirs = new(withLines: true, output);
        WanStation caller = await bench.OpenAsync("caller", Link(mine, withLines: true), modem: Patient);
        WanStation answerer = await bench.OpenAsync("answerer", Link(theirs, withLines: true), modem: Patient);
        await bench.WaitForAsync("answerer", "AT Ready");

        (StationCall call, StationCall answered) = await bench.ConnectAsync(caller, answerer, $"127.0.0.1:{theirs.TelephonePort}");
        PppAddresses here = await bench.BringUpAsync(call, answered);

        await bench.PingAsync(call, here.Remote);
        await bench.PingAsync(answered, here.Local);
        await call.HangUpAsync().WaitAsync(bench.Limit);
        await answered.Ended.WaitAsync(bench.Limit);
        Assert.Equal(PppCloseCause.PeerTerminated, answered.PppCause);
        await bench.FinishAsync();
    }

    [RequiresFact("dosbox", "as", "objcopy")]
    public async Task Dial_ToClosedPort_IsNoCarrier()
    {
        await using ModemBench bench = new(output);
        using DosboxModem modem = new(withLines: true, output);
        WanStation caller = await bench.OpenAsync("caller", Link(modem, withLines: true), Ppp, Patient);

        CallFailedException failed = await Assert.ThrowsAsync<CallFailedException>(
            () => caller.DialAsync($"127.0.0.1:{DosboxModem.FreePort()}", bench.Limit));

        Assert.Equal(("NoCarrier", LineDisconnectMode.Unreachable), (failed.Cause, failed.DisconnectMode));
        Assert.Equal("NO CARRIER: the far modem did not answer with a carrier, or the call was refused", failed.Message);
        await bench.FinishAsync();
    }

    [RequiresFact("dosbox", "as", "objcopy")]
    public async Task Dosbox_Killed_EndsTheLinkWithItsCause()
    {
        await using ModemBench bench = new(output);
        using DosboxModem modem = new(withLines: false, output);
        WanStation caller = await bench.OpenAsync("caller", Link(modem, withLines: false), Ppp, Patient);
        await bench.WaitForAsync("caller", "AT Ready");

        modem.Kill();

        CallFailedException failed = await Assert.ThrowsAsync<CallFailedException>(() => caller.DialAsync("127.0.0.1:9", bench.Limit));
        Assert.StartsWith("Link", failed.Cause, StringComparison.Ordinal);
        await bench.FinishAsync();
    }

    private static string Link(DosboxModem modem, bool withLines) => withLines ? $"nullmodem:{modem.Link}" : modem.Link;
}
