using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.WanMiniport;
using UserCoNdis.Framework.Hosting;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Integration.Tests.Composition;

public sealed class WanStationTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task NullModemCall_BetweenTwoStations_CarriesPacketsAndGivesEverythingBack()
    {
        using var loop = new EpollLoop();
        loop.Start();
        var ladder = new Ladder(TimeProvider.System);
        LinkRegistry links = LinkCatalog.Create();
        using var cancel = new CancellationTokenSource(s_limit);
        await using WanStation caller = await WanStation.OpenAsync(Options("caller", ladder, new Ipv4Address(0x0A000001)), links, loop, cancel.Token);
        await using WanStation answerer = await WanStation.OpenAsync(Options("answerer", ladder, new Ipv4Address(0x0A000002)), links, loop, cancel.Token);

        Task<StationCall> answering = answerer.AnswerAsync(cancel.Token);
        StationCall call = await caller.DialAsync("", cancel.Token);
        Task<PppAddresses> up = call.BringUpAsync(cancel.Token);
        StationCall answered = await answering;
        PppAddresses there = await answered.BringUpAsync(cancel.Token);
        PppAddresses here = await up;
        Assert.Equal(here.Local, there.Remote);

        PingResult ping = await call.PingAsync(
            new PingOptions(here.Remote, 3, TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(2)), _ => { }, cancel.Token);
        Assert.Equal(3, ping.Received);
        await answered.StartSinkAsync(9);
        long sent = await call.SendDatagramsAsync(here.Remote, 9, 1400, TimeSpan.FromMilliseconds(200), cancel.Token);
        UdpSinkReport report = await answered.SinkReportAsync();
        Assert.True(report.Received > 0, $"sent {sent}");

        await call.HangUpAsync().WaitAsync(s_limit);
        await answered.Ended.WaitAsync(s_limit);
        StationReport one = await caller.CloseAsync().WaitAsync(s_limit);
        StationReport two = await answerer.CloseAsync().WaitAsync(s_limit);
        Assert.Empty(one.Leaks.Concat(two.Leaks));
        Assert.Empty(one.Violations.Concat(two.Violations));
    }

    private static StationOptions Options(string name, Ladder ladder, Ipv4Address address) => new()
    {
        Name = name,
        Link = "loop:null-modem",
        Ladder = ladder,
        Verifier = VerifierMode.Enforce,
        Device = new ModemDevice(new ModemOptions { Direct = true }),
        Ppp = new PppOptions { Ipcp = new PppIpcpOptions { LocalAddress = address } },
    };
}
