using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.WanMiniport;
using UserCoNdis.Framework.Hosting;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Tools.Simulators.Modem;
using UserCoNdis.Tools.Simulators.Telephony;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Links.Streams;
using UserCoNdis.Transport.Protocols.Ppp;
using UserCoNdis.Transport.Protocols.V250;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Modems;

/// <summary>Stations on real links, and simulated modems on an exchange whose DTE side is a real pseudo-terminal.</summary>
internal sealed class ModemBench : IAsyncDisposable
{
    /// <summary>Of the caller and of whoever answers it, where we choose.</summary>
    public static readonly Ipv4Address CallerAddress = new(0x0A000001);

    public static readonly Ipv4Address AnswererAddress = new(0x0A000002);

    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(28));
    private readonly ITestOutputHelper _output;
    private readonly EpollLoop _loop = new();
    private readonly EpollLoop _network = new();
    private readonly List<WanStation> _stations = [];
    private readonly List<PinnedSlabPool> _pools = [];
    private readonly List<MutedLink> _muted = [];
    private readonly ModemBank _bank;

    public ModemBench(ITestOutputHelper output)
    {
        _output = output;
        _bank = new ModemBank(_network);
        LinkRegistry inner = new LinkRegistry().Add(new TcpLinkFactory()).Add(new Transport.Serial.SerialLinkFactory());
        _ = inner.Add(new WrappedLinkFactory("nullmodem", inner, link => new NullmodemLink(link)));
        _ = inner.Add(new WrappedLinkFactory("muted", inner, Mute));
        Links = inner;
        _loop.Start("stations");
        _network.Start("exchange");
    }

    public LinkRegistry Links { get; }

    public Ladder Ladder { get; } = new(TimeProvider.System);

    /// <summary>Ends when the test's time is up.</summary>
    public CancellationToken Limit => _limit.Token;

    /// <summary>The mouths of the stations on <c>muted:</c> links, in the order they were opened.</summary>
    public IReadOnlyList<MutedLink> Muted => _muted;

    /// <summary>How a station talks to a simulated modem: as by default, with the modem's guard times and ours short.</summary>
    public static DteOptions QuickModem { get; } = new()
    {
        Initialization = ["ATQ0V1E0S12=10", "ATX4&C1&D2S0=0"],
        EscapeGuard = TimeSpan.FromMilliseconds(250),
        CarrierLossQuiet = TimeSpan.FromMilliseconds(200),
        SettleTime = TimeSpan.FromMilliseconds(50),
        CommandGap = TimeSpan.FromMilliseconds(5),
    };

    /// <summary>Plugs in a modem; gives the terminal that its DTE opens. Numbers count from <see cref="ModemBank.NumberOf"/>.</summary>
    public Task<string> AddModemAsync(SubscriberOptions? line = null) => _network.InvokeAsync(() =>
    {
        PinnedSlabPool pool = ModemSimulator.CreatePool();
        _pools.Add(pool);
        ILink link = new LinkRegistry().Add(new PtyLinkFactory()).Open("pty:", _network, pool);
        _ = _bank.Add(link, line ?? QuickLine);
        return link.Info.Name["pty:".Length..];
    });

    /// <summary>A telephone line on which nothing takes long.</summary>
    public static SubscriberOptions QuickLine { get; } = new()
    {
        TrainingDelay = TimeSpan.FromMilliseconds(20),
        CarrierLossDelay = TimeSpan.FromMilliseconds(20),
        LineRateBps = 115_200,
    };

    /// <summary>What a station's miniport has counted.</summary>
    public static LineStatistics StatisticsOf(WanStation station) => ((ModemDevice)station.Device).Statistics;

    /// <summary>Opens a station, which is closed and checked at the end. A port that is not there yet is waited for.</summary>
    public async Task<WanStation> OpenAsync(string name, string link, PppOptions? ppp = null, ModemOptions? modem = null)
    {
        StationOptions options = new()
        {
            Name = name,
            Link = link,
            Ladder = Ladder,
            Verifier = VerifierMode.Enforce,
            Device = new ModemDevice(modem ?? new ModemOptions { Dte = QuickModem, DiagnosticBuffers = true }),
            Ppp = ppp ?? new PppOptions { Ipcp = new PppIpcpOptions { LocalAddress = name == "caller" ? CallerAddress : AnswererAddress } },
        };
        while (true)
        {
            try
            {
                WanStation station = await WanStation.OpenAsync(options, Links, _loop, Limit);
                _stations.Add(station);
                return station;
            }
            catch (LinkException e) when (e.Kind == LinkErrorKind.Refused)
            {
                await Task.Delay(100, Limit);
            }
        }
    }

    /// <summary>Opens a station on a new modem.</summary>
    public async Task<WanStation> OpenOnModemAsync(
        string name, PppOptions? ppp = null, SubscriberOptions? line = null, bool muted = false) =>
        await OpenAsync(name, $"{(muted ? "muted:" : "")}serial:{await AddModemAsync(line)}", ppp);

    /// <summary>Waits for an entry of the ladder; one made before counts.</summary>
    public async Task WaitForAsync(string who, string text)
    {
        TaskCompletionSource seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Ladder.Added += Look;
        foreach (LadderEntry entry in Ladder.Entries)
        {
            Look(entry);
        }

        await seen.Task.WaitAsync(Limit);
        Ladder.Added -= Look;

        void Look(LadderEntry entry)
        {
            if (entry.Who == who && $"{entry.Layer} {entry.Text}".Contains(text, StringComparison.Ordinal))
            {
                _ = seen.TrySetResult();
            }
        }
    }

    /// <summary>Does something in the exchange.</summary>
    public Task<T> InExchangeAsync<T>(Func<Exchange, T> work) => _network.InvokeAsync(() => work(_bank.Exchange));

    /// <summary>Breaks the carrier of a modem's call.</summary>
    public async Task DropCarrierAsync(int modem) =>
        Assert.True(await InExchangeAsync(exchange => exchange.DropCarrier(ModemBank.NumberOf(modem))));

    /// <summary>Puts octets on a modem's line, towards the other end, between what its DTE says.</summary>
    public Task InjectAsync(int modem, byte[] octets) => InExchangeAsync(exchange =>
    {
        foreach (byte[] piece in octets.Chunk(512))
        {
            PinnedSlabPool pool = new(1, piece.Length);
            _pools.Add(pool);
            Assert.True(pool.TryRent(out BufferLease lease));
            piece.CopyTo(lease.Span);
            exchange.Find(ModemBank.NumberOf(modem))!.Send(new LinkFrame(lease, 0, piece.Length));
        }

        return true;
    });

    /// <summary>Dials and answers; both calls are through.</summary>
    public async Task<(StationCall Call, StationCall Answered)> ConnectAsync(WanStation caller, WanStation answerer, string number)
    {
        Task<StationCall> answering = answerer.AnswerAsync(Limit);
        StationCall call = await caller.DialAsync(number, Limit);
        return (call, await answering.WaitAsync(Limit));
    }

    /// <summary>Both ends' PPP until packets flow.</summary>
    public async Task<PppAddresses> BringUpAsync(StationCall call, StationCall answered)
    {
        Task<PppAddresses> there = answered.BringUpAsync(Limit);
        PppAddresses here = await call.BringUpAsync(Limit);
        Assert.Equal(here.Local, (await there).Remote);
        return here;
    }

    /// <summary>Pings three times; all replies come.</summary>
    public async Task PingAsync(StationCall call, Ipv4Address destination)
    {
        PingResult ping = await call.PingAsync(
            new PingOptions(destination, 3, TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(5)), _ => { }, Limit);
        Assert.Equal(3, ping.Received);
    }

    /// <summary>Closes everything: nothing is out, no rule was broken, and the loops have lived.</summary>
    public async Task FinishAsync()
    {
        foreach (WanStation station in _stations)
        {
            StationReport report = await station.CloseAsync().WaitAsync(TimeSpan.FromSeconds(10));
            Assert.Empty(report.Leaks);
            Assert.Empty(report.Violations);
        }

        await _network.InvokeAsync(_bank.Dispose);
        Assert.All(_pools, pool => Assert.Equal(0, pool.Outstanding));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (LadderEntry entry in Ladder.Entries)
        {
            _output.WriteLine($"{entry.AtMs,9:F0}  {entry.Who,-9} {entry.Layer,-6} {entry.Text}");
        }

        foreach (WanStation station in _stations)
        {
            await station.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(5)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _network.InvokeAsync(_bank.Dispose);
        _loop.Dispose();
        _network.Dispose();
        _limit.Dispose();
    }

    private MutedLink Mute(ILink link)
    {
        MutedLink muted = new(link);
        _muted.Add(muted);
        return muted;
    }
}
