using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Tools.Simulators.Modem;
using UserCoNdis.Tools.Simulators.Telephony;
using UserCoNdis.Transport.Protocols.Ppp;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Modems;

/// <summary>What goes wrong in a call over modems on real terminals: the cause comes through, and nothing stays out.</summary>
public sealed class TroubleTests(ITestOutputHelper output)
{
    private const ushort Lcp = 0xC021;
    private const ushort Pap = 0xC023;
    private const ushort Chap = 0xC223;
    private const ushort Ipcp = 0x8021;

    private static readonly string s_number = ModemBank.NumberOf(1);

    /// <summary>Gives up soon: what RFC 1661 4.6 leaves to the implementation, short.</summary>
    private static PppOptions Hasty => Credentials("caller", CallOptions(ModemBench.CallerAddress)) with
    {
        RestartTimer = TimeSpan.FromMilliseconds(300),
        MaxConfigure = 4,
        MaxAuthAttempts = 4,
        EchoInterval = TimeSpan.FromMilliseconds(300),
        EchoFailures = 2,
    };

    [Theory]
    [Trait("Spec", "RFC1661 4.6")]
    [InlineData(Lcp, PppAuthProtocol.None, PppAuthProtocol.None, PppCloseCause.NoAnswer)]
    [InlineData(Pap, PppAuthProtocol.Pap, PppAuthProtocol.None, PppCloseCause.AuthenticationTimeout)]
    [InlineData(Pap, PppAuthProtocol.None, PppAuthProtocol.Pap, PppCloseCause.AuthenticationTimeout)]
    [InlineData(Chap, PppAuthProtocol.ChapMd5, PppAuthProtocol.None, PppCloseCause.AuthenticationTimeout)]
    [InlineData(Chap, PppAuthProtocol.None, PppAuthProtocol.ChapMd5, PppCloseCause.AuthenticationTimeout)]
    [InlineData(Ipcp, PppAuthProtocol.None, PppAuthProtocol.None, PppCloseCause.NoNetworkProtocol)]
    public async Task FarEnd_SilentInOnePhase_IsGivenUpWithItsCause(
        ushort unsaid, PppAuthProtocol asked, PppAuthProtocol proven, PppCloseCause cause)
    {
        await using ModemBench bench = new(output);
        WanStation caller = await bench.OpenOnModemAsync("caller", Hasty with { RequirePeerAuth = Only(asked) });
        WanStation answerer = await bench.OpenOnModemAsync("answerer", Patient with { RequirePeerAuth = Only(proven) }, muted: true);
        bench.Muted[0].Protocol = unsaid;
        (StationCall call, StationCall answered) = await bench.ConnectAsync(caller, answerer, s_number);
        Task there = answered.BringUpAsync(bench.Limit);

        CallFailedException failed = await Assert.ThrowsAsync<CallFailedException>(() => call.BringUpAsync(bench.Limit));

        Assert.Equal(cause.ToString(), failed.Cause);
        Assert.Equal(PppCauseText.Of(cause), failed.Message);
        _ = await Assert.ThrowsAsync<CallFailedException>(() => there);
        await bench.FinishAsync();
    }

    [Fact]
    [Trait("Spec", "RFC1661 5.8")]
    public async Task FarEnd_SilentWhenUp_IsGivenUpByEcho()
    {
        await using ModemBench bench = new(output);
        WanStation caller = await bench.OpenOnModemAsync("caller", Hasty);
        WanStation answerer = await bench.OpenOnModemAsync("answerer", Patient, muted: true);
        (StationCall call, StationCall answered) = await bench.ConnectAsync(caller, answerer, s_number);
        _ = await bench.BringUpAsync(call, answered);

        bench.Muted[0].IsSilent = true;
        await call.Ended.WaitAsync(bench.Limit);

        Assert.Equal(PppCloseCause.EchoTimeout, call.PppCause);
        await answered.Ended.WaitAsync(bench.Limit);
        await bench.FinishAsync();
    }

    [Fact]
    public async Task Carrier_LostWhileModemsTrain_FailsTheDialling()
    {
        await using ModemBench bench = new(output);
        SubscriberOptions slow = ModemBench.QuickLine with { TrainingDelay = TimeSpan.FromSeconds(20) };
        WanStation caller = await bench.OpenOnModemAsync("caller");
        WanStation answerer = await bench.OpenOnModemAsync("answerer", line: slow);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(bench.Limit);
        Task<StationCall> answering = answerer.AnswerAsync(stop.Token);
        Task<StationCall> dialling = caller.DialAsync(s_number, bench.Limit);
        while (await bench.InExchangeAsync(exchange => exchange.Find(s_number)!.State) != CircuitState.Training)
        {
            await Task.Delay(20, bench.Limit);
        }

        await bench.DropCarrierAsync(1);

        CallFailedException failed = await Assert.ThrowsAsync<CallFailedException>(() => dialling);
        Assert.Equal("NoCarrier", failed.Cause);
        Assert.Equal(LineDisconnectMode.Unreachable, failed.DisconnectMode);
        Assert.StartsWith("NO CARRIER: ", failed.Message, StringComparison.Ordinal);
        await bench.WaitForAsync("answerer", "the caller was lost"); // and waits for the next one
        await stop.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answering);
        await bench.FinishAsync();
    }

    [Theory]
    [InlineData(Lcp, PppAuthProtocol.None, "LCP → Configure-Request")]
    [InlineData(Chap, PppAuthProtocol.ChapMd5, "PPP LcpUp")]
    [InlineData(Ipcp, PppAuthProtocol.None, "IPCP → Configure-Request")]
    public async Task Carrier_LostInOnePhase_EndsBothCallsWithTheReason(ushort unsaid, PppAuthProtocol asked, string phase)
    {
        await using ModemBench bench = new(output);
        WanStation caller = await bench.OpenOnModemAsync("caller", Credentials("caller", Patient) with { RequirePeerAuth = Only(asked) });
        WanStation answerer = await bench.OpenOnModemAsync("answerer", Patient, muted: true);
        bench.Muted[0].Protocol = unsaid;
        (StationCall call, StationCall answered) = await bench.ConnectAsync(caller, answerer, s_number);
        Task there = answered.BringUpAsync(bench.Limit);
        Task<PppAddresses> here = call.BringUpAsync(bench.Limit);
        await bench.WaitForAsync("caller", phase);

        await bench.DropCarrierAsync(1);

        CallFailedException failed = await Assert.ThrowsAsync<CallFailedException>(() => here);
        Assert.Equal("NoCarrier", failed.Cause); // no DCD on this line: the modem's own words
        Assert.Equal("the far end hung up, or the carrier was lost", failed.Message);
        Assert.Equal(LineDisconnectMode.Normal, failed.DisconnectMode);
        _ = await Assert.ThrowsAsync<CallFailedException>(() => there);
        await bench.FinishAsync();
    }

    [Fact]
    public async Task Carrier_LostWhenUp_EndsBothCallsAndTheNextCallGoesThrough()
    {
        await using ModemBench bench = new(output);
        WanStation caller = await bench.OpenOnModemAsync("caller");
        WanStation answerer = await bench.OpenOnModemAsync("answerer");
        (StationCall call, StationCall answered) = await bench.ConnectAsync(caller, answerer, s_number);
        _ = await bench.BringUpAsync(call, answered);

        await bench.DropCarrierAsync(1);
        await Task.WhenAll(call.Ended, answered.Ended).WaitAsync(bench.Limit);

        Assert.Equal(PppCloseCause.LowerDown, call.PppCause);
        Assert.Equal(PppCloseCause.LowerDown, answered.PppCause);
        Assert.Equal(LineDisconnectMode.Normal, call.DisconnectMode);
        (call, answered) = await bench.ConnectAsync(caller, answerer, s_number);
        PppAddresses here = await bench.BringUpAsync(call, answered);
        await bench.PingAsync(call, here.Remote);
        await bench.FinishAsync();
    }

    [Theory]
    [InlineData(PppAuthProtocol.Pap, true)]
    [InlineData(PppAuthProtocol.Pap, false)]
    [InlineData(PppAuthProtocol.ChapMd5, true)]
    [InlineData(PppAuthProtocol.ChapMd5, false)]
    [InlineData(PppAuthProtocol.MsChapV2, true)]
    [InlineData(PppAuthProtocol.MsChapV2, false)]
    public async Task Secret_Wrong_FailsBothSidesWithTheirPartOfIt(PppAuthProtocol protocol, bool callerProves)
    {
        await using ModemBench bench = new(output);
        PppOptions proves = CallOptions(callerProves ? ModemBench.CallerAddress : ModemBench.AnswererAddress) with
        {
            LocalName = "joe",
            Secrets = new PppSecretTable().AddLocal("wrong"u8),
        };
        PppOptions asks = CallOptions(callerProves ? ModemBench.AnswererAddress : ModemBench.CallerAddress) with
        {
            LocalName = "gate",
            RequirePeerAuth = [protocol],
            Secrets = new PppSecretTable().AddPeer("joe", "sesame"u8),
        };
        WanStation caller = await bench.OpenOnModemAsync("caller", callerProves ? proves : asks);
        WanStation answerer = await bench.OpenOnModemAsync("answerer", callerProves ? asks : proves);
        (StationCall call, StationCall answered) = await bench.ConnectAsync(caller, answerer, s_number);
        Task<PppAddresses> there = answered.BringUpAsync(bench.Limit);

        CallFailedException here = await Assert.ThrowsAsync<CallFailedException>(() => call.BringUpAsync(bench.Limit));

        CallFailedException other = await Assert.ThrowsAsync<CallFailedException>(() => there);
        (CallFailedException prover, CallFailedException asker) = callerProves ? (here, other) : (other, here);
        Assert.Equal("LocalAuthenticationFailed", prover.Cause);
        Assert.Equal("authentication failed: the far end does not accept our name and secret", prover.Message);
        Assert.Equal("PeerAuthenticationFailed", asker.Cause);
        Assert.Equal("authentication failed: the far end's name or secret is wrong", asker.Message);
        Assert.DoesNotContain(bench.Ladder.Entries, e => e.Text.Contains("sesame", StringComparison.Ordinal));
        await bench.FinishAsync();
    }

    [Fact]
    [Trait("Spec", "RFC1661 6.2")]
    public async Task Peer_RefusesEveryAuthentication_IsRefused()
    {
        await using ModemBench bench = new(output);
        WanStation caller = await bench.OpenOnModemAsync(
            "caller", Credentials("caller", Patient) with { RequirePeerAuth = [PppAuthProtocol.ChapMd5, PppAuthProtocol.Pap] });
        WanStation answerer = await bench.OpenOnModemAsync("answerer", CallOptions(ModemBench.AnswererAddress) with { AcceptAuth = [] });
        (StationCall call, StationCall answered) = await bench.ConnectAsync(caller, answerer, s_number);
        Task<PppAddresses> there = answered.BringUpAsync(bench.Limit);

        CallFailedException failed = await Assert.ThrowsAsync<CallFailedException>(() => call.BringUpAsync(bench.Limit));

        Assert.Equal("AuthenticationRefused", failed.Cause);
        _ = await Assert.ThrowsAsync<CallFailedException>(() => there);
        await bench.FinishAsync();
    }

    [Fact]
    public async Task BitErrors_OnTheLine_AreCountedAndSurvived()
    {
        await using ModemBench bench = new(output);
        SubscriberOptions noisy = ModemBench.QuickLine with { BitErrorRate = 1e-4 };
        PppOptions brisk = CallOptions(ModemBench.CallerAddress) with { RestartTimer = TimeSpan.FromMilliseconds(300), MaxConfigure = 30 };
        WanStation caller = await bench.OpenOnModemAsync("caller", brisk, noisy);
        WanStation answerer = await bench.OpenOnModemAsync(
            "answerer", brisk with { Ipcp = new PppIpcpOptions { LocalAddress = ModemBench.AnswererAddress } }, noisy);
        (StationCall call, StationCall answered) = await bench.ConnectAsync(caller, answerer, s_number);
        PppAddresses here = await bench.BringUpAsync(call, answered);

        PingResult ping = await call.PingAsync(
            new PingOptions(here.Remote, 20, TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(1), 500), _ => { }, bench.Limit);

        Assert.InRange(ping.Received, 1, 19);
        Assert.True(ModemBench.StatisticsOf(caller).CrcErrors + ModemBench.StatisticsOf(answerer).CrcErrors > 0);
        await bench.FinishAsync();
    }

    [Fact]
    [Trait("Spec", "RFC1662 4.3")]
    public async Task Frame_OverTheMru_IsCountedAndTheLinkGoesOn()
    {
        await using ModemBench bench = new(output);
        WanStation caller = await bench.OpenOnModemAsync("caller");
        WanStation answerer = await bench.OpenOnModemAsync("answerer");
        (StationCall call, StationCall answered) = await bench.ConnectAsync(caller, answerer, s_number);
        PppAddresses here = await bench.BringUpAsync(call, answered);

        byte[] giant = [0x7E, .. Enumerable.Repeat((byte)0x55, 6000), 0x7E];
        await bench.InjectAsync(1, giant);
        await bench.PingAsync(call, here.Remote);

        Assert.Equal(1, ModemBench.StatisticsOf(caller).FramingErrors);
        await bench.FinishAsync();
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.3")]
    public async Task Peer_Renegotiates_TheLinkComesUpAgain()
    {
        await using ModemBench bench = new(output);
        WanStation caller = await bench.OpenOnModemAsync("caller");
        WanStation answerer = await bench.OpenOnModemAsync("answerer");
        (StationCall call, StationCall answered) = await bench.ConnectAsync(caller, answerer, s_number);
        PppAddresses here = await bench.BringUpAsync(call, answered);
        int before = Ups();

        await bench.InjectAsync(1, LcpFrame.ConfigureRequest);
        while (Ups() < before + 2)
        {
            await Task.Delay(20, bench.Limit);
        }

        await bench.PingAsync(call, here.Remote);
        await call.HangUpAsync();
        await bench.FinishAsync();

        int Ups() => bench.Ladder.Entries.Count(e => e is { Layer: "PPP", Text: "IpcpUp" });
    }

    [Fact]
    public async Task Dial_ToLineInACall_IsBusyAndTheCallGoesOn()
    {
        await using ModemBench bench = new(output);
        WanStation caller = await bench.OpenOnModemAsync("caller");
        WanStation answerer = await bench.OpenOnModemAsync("answerer");
        WanStation third = await bench.OpenOnModemAsync("third");
        (StationCall call, StationCall answered) = await bench.ConnectAsync(caller, answerer, s_number);
        PppAddresses here = await bench.BringUpAsync(call, answered);

        CallFailedException busy = await Assert.ThrowsAsync<CallFailedException>(() => third.DialAsync(s_number, bench.Limit));
        CallFailedException inUse = await Assert.ThrowsAsync<CallFailedException>(() => caller.DialAsync(ModemBank.NumberOf(2), bench.Limit));

        Assert.Equal(("Busy", LineDisconnectMode.Busy), (busy.Cause, busy.DisconnectMode));
        Assert.Equal("BUSY: the number is engaged", busy.Message);
        Assert.Equal(NdisStatus.TapiInUse, inUse.Status);
        await bench.PingAsync(call, here.Remote);
        await call.HangUpAsync();
        await bench.FinishAsync();
    }

    private static PppOptions Patient => CallOptions(ModemBench.AnswererAddress) with
    {
        LocalName = "joe",
        Secrets = new PppSecretTable().AddLocal("sesame"u8).AddPeer("caller", "sesame"u8),
        MaxConfigure = 100,
    };

    private static PppOptions Credentials(string name, PppOptions options) => options with
    {
        LocalName = name,
        Secrets = new PppSecretTable().AddLocal("sesame"u8).AddPeer("joe", "sesame"u8),
    };

    private static PppOptions CallOptions(Ipv4Address address) => new()
    {
        Ipcp = new PppIpcpOptions { LocalAddress = address },
    };

    private static PppAuthProtocol[] Only(PppAuthProtocol protocol) => protocol == PppAuthProtocol.None ? [] : [protocol];
}
