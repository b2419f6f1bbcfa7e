using System.Security.Cryptography;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.WanMiniport;
using UserCoNdis.Framework.Hosting;
using UserCoNdis.Tools.Cli.Calls;
using UserCoNdis.Tools.Cli.Capture;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Tools.Simulators.Modem;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Demo;

/// <summary>The main job with nothing attached: a modem call between two adapters, from MakeCall to the last buffer.</summary>
internal sealed class DemoRun(DemoOptions options, Ladder ladder)
{
    private const ushort ThroughputPort = 5001;
    private const int DatagramBytes = 1400;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly Ipv4Address s_callerAddress = new(0x0A40_0002);
    private static readonly Ipv4Address s_answererAddress = new(0x0A40_0001);

    private readonly List<string> _leaks = [];
    private readonly List<string> _violations = [];

    /// <summary>Runs the demonstration.</summary>
    /// <exception cref="CallFailedException">The call did not come about.</exception>
    /// <exception cref="OperationCanceledException">Interrupted; everything has been hung up in order.</exception>
    public async Task<DemoResult> RunAsync(CancellationToken interrupted)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
        limited.CancelAfter(s_patience + options.ThroughputTime);
        using CaptureFile capture = CaptureFile.Create(options.CapturePath, "ucondis demo");
        await using DemoNetwork network = await DemoNetwork.OpenAsync(options.LineRateBps);
        using var callerLoop = new EpollLoop();
        using var answererLoop = new EpollLoop();
        callerLoop.Start("caller");
        answererLoop.Start("answerer");
        using PppSecretTable callerSecrets = new();
        using PppSecretTable answererSecrets = new();
        byte[] secret = RandomNumberGenerator.GetBytes(16);
        _ = callerSecrets.AddLocal(secret);
        _ = answererSecrets.AddPeer("caller", secret);
        CryptographicOperations.ZeroMemory(secret);

        LinkRegistry links = LinkCatalog.Create();
        DemoResult result;
        await using (WanStation caller = await WanStation.OpenAsync(
            Station("caller", network.Paths[0], CallerPpp(callerSecrets), capture), links, callerLoop, limited.Token))
        await using (WanStation answerer = await WanStation.OpenAsync(
            Station("answerer", network.Paths[1], AnswererPpp(answererSecrets), capture), links, answererLoop, limited.Token))
        {
            result = await CallAsync(caller, answerer, limited.Token);
            await CloseAsync(caller);
            await CloseAsync(answerer);
        }

        _leaks.AddRange(await network.CloseAsync());
        return result with
        {
            Outcome = _leaks.Count > 0 ? "leaks" : _violations.Count > 0 ? "violations" : result.Outcome,
            Leaks = _leaks.Count,
            LeakDetails = _leaks,
            Violations = _violations,
            Ladder = ladder.Entries,
        };
    }

    private async Task<DemoResult> CallAsync(WanStation caller, WanStation answerer, CancellationToken cancellation)
    {
        Task<StationCall> answering = AnswerAsync(answerer, cancellation);
        TimeSpan begun = ladder.Elapsed;
        StationCall call = await caller.DialAsync(ModemBank.NumberOf(1), cancellation);
        TimeSpan connected = ladder.Elapsed;
        PppAddresses here = await call.BringUpAsync(cancellation);
        TimeSpan up = ladder.Elapsed;
        StationCall answered = await answering;
        PingResult ping = await PingAsync(call, here.Remote, cancellation);
        UdpSinkReport throughput = await ThroughputAsync(call, answered, here.Remote, cancellation);
        PppDocument ppp = PppDocument.Of(
            Math.Round((up - connected).TotalMilliseconds, 1), call.Negotiated!.Value, here);
        await call.HangUpAsync();
        await answered.Ended.WaitAsync(cancellation);
        ladder.Add("both", "TAPI", "the call is over");
        return new DemoResult(
            ping.Received == ping.Sent && throughput.Received > 0 ? "success" : "packets were lost",
            Math.Round((connected - begun).TotalMilliseconds, 1),
            call.TransmitBytesPerSecond * 8L,
            ppp,
            PingDocument.Of(here.Remote.ToString(), ping),
            Math.Round(throughput.BytesPerSecond),
            throughput.Lost,
            Path.GetFullPath(options.CapturePath),
            0,
            [],
            [],
            []);
    }

    private static async Task<StationCall> AnswerAsync(WanStation answerer, CancellationToken cancellation)
    {
        StationCall call = await answerer.AnswerAsync(cancellation);
        _ = await call.BringUpAsync(cancellation);
        return call;
    }

    private async Task<PingResult> PingAsync(StationCall call, Ipv4Address destination, CancellationToken cancellation)
    {
        int replies = 0;
        return await call.PingAsync(
            new PingOptions(destination, options.PingCount, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5)),
            time => ladder.Add("caller", "ICMP", $"reply {++replies} from {destination} after {time.TotalMilliseconds:F2} ms"),
            cancellation);
    }

    private async Task<UdpSinkReport> ThroughputAsync(
        StationCall call, StationCall answered, Ipv4Address destination, CancellationToken cancellation)
    {
        await answered.StartSinkAsync(ThroughputPort);
        long sent = await call.SendDatagramsAsync(
            destination, ThroughputPort, DatagramBytes, options.ThroughputTime, cancellation);

        // What is queued in front of the line is still on its way: an echo behind it marks its end.
        _ = await call.PingAsync(
            new PingOptions(destination, 1, TimeSpan.Zero, TimeSpan.FromSeconds(10)), static _ => { }, cancellation);
        UdpSinkReport report = await answered.SinkReportAsync();
        ladder.Add("answerer", "UDP", $"{report.Received} of {sent} datagrams, {report.BytesPerSecond:F0} bytes/s");
        return report;
    }

    private async Task CloseAsync(WanStation station)
    {
        StationReport report = await station.CloseAsync();
        _leaks.AddRange(report.Leaks.Select(leak => $"{station.Name}: {leak}"));
        _violations.AddRange(report.Violations.Select(violation => $"{station.Name}: {violation}"));
    }

    private StationOptions Station(string name, string path, PppOptions ppp, CaptureFile capture) => new()
    {
        Name = name,
        Link = $"serial:{path}?speed=115200",
        Device = new ModemDevice(new ModemOptions()),
        Ladder = ladder,
        Ppp = ppp,
        Verifier = options.Verifier,
        Capture = capture,
    };

    private static PppOptions CallerPpp(IPppSecrets secrets) => new()
    {
        LocalName = "caller",
        Secrets = secrets,
        Ipcp = new PppIpcpOptions { AcceptAssignedAddress = true },
    };

    private PppOptions AnswererPpp(IPppSecrets secrets) => new()
    {
        LocalName = "answerer",
        RequirePeerAuth = [options.Authentication],
        Secrets = secrets,
        Ipcp = new PppIpcpOptions
        {
            LocalAddress = s_answererAddress,
            PeerAddress = s_callerAddress,
            RequestDns = false,
            ServeDns1 = s_answererAddress,
        },
    };
}
