using System.Diagnostics;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Framework.Hosting;
using UserCoNdis.Tools.Cli.Capture;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Tools.Cli.Options;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>One call of <c>dial</c> or <c>answer</c>, from the link's opening to its closing.</summary>
/// <remarks>Ctrl-C hangs up in order in every phase. It is a failure (cause: interrupted) unless the link was up with
/// nothing left to do: then it is how such a call ends.</remarks>
internal sealed class CallRunner(VerbRun run, CallSettings settings)
{
    private readonly Ladder _ladder = new(TimeProvider.System);
    private readonly CallDocument _document = new()
    {
        Verb = run.Verb,
        Link = settings.Link,
        Number = settings.Number.Length == 0 ? null : settings.Number,
        Tun = settings.Tun?.Name,
        Capture = settings.Capture.File,
    };

    private CancellationToken Interrupted => run.Context.Interrupted;

    /// <summary>Runs it.</summary>
    /// <param name="establish">Dials or answers.</param>
    public async Task<ExitCode> RunAsync(Func<WanStation, CancellationToken, Task<StationCall>> establish)
    {
        using CaptureFile? capture = CaptureFiles.Create(settings.Capture);
        using var loop = new EpollLoop();
        loop.Start();
        await using (new LiveLadder(run, _ladder))
        {
            var options = new StationOptions
            {
                Name = run.Verb == "dial" ? "caller" : "answerer",
                Link = settings.Link,
                Device = settings.CreateDevice(),
                Tun = settings.Tun,
                Ppp = settings.Ppp,
                Verifier = settings.Capture.Verify,
                Ladder = _ladder,
                Capture = capture,
            };
            try
            {
                await RunStationAsync(options, loop, establish);
            }
            catch (CallFailedException e)
            {
                _document.Fail(e.Cause, e.Message);
            }
        }

        _document.Ladder = _ladder.Entries;
        return CallSummary.Conclude(run, _document, capture);
    }

    private async Task RunStationAsync(
        StationOptions options, EpollLoop loop, Func<WanStation, CancellationToken, Task<StationCall>> establish)
    {
        await using WanStation station = await WanStation.OpenAsync(options, run.Context.CreateLinks(), loop, Interrupted);
        run.Say(IsOpen(station.LinkInfo));
        try
        {
            await CallAsync(station, establish);
        }
        catch (OperationCanceledException) when (Interrupted.IsCancellationRequested)
        {
            _document.Fail("interrupted", "interrupted before the work was done; hung up in order");
        }
        catch (CallFailedException e)
        {
            _document.Fail(e.Cause, e.Message);
        }

        if (station.Device.LinkFailure?.Kind == LinkErrorKind.DeviceRemoved)
        {
            FailAsLost(station); // pulled while we hung up, too: the far end was not told
        }

        StationReport report = await station.CloseAsync();
        _document.Leaks = report.Leaks.Count;
        _document.LeakList = report.Leaks;
        _document.Violations = [.. report.Violations.Select(each => each.ToString())];
    }

    private async Task CallAsync(WanStation station, Func<WanStation, CancellationToken, Task<StationCall>> establish)
    {
        long startedAt = Stopwatch.GetTimestamp();
        StationCall call = await establish(station, Interrupted);
        _document.CallSetupMs = Ms(startedAt);
        _document.LineRateBps = call.TransmitBytesPerSecond == 0 ? null : call.TransmitBytesPerSecond * 8L;
        _document.Pppoe = PppoeDocument.Of(call.Details);
        long connectedAt = Stopwatch.GetTimestamp();
        PppAddresses addresses = await call.BringUpAsync(Interrupted);
        _document.Ppp = PppDocument.Of(Ms(connectedAt), call.Negotiated!.Value, addresses);
        _ladder.Add(station.Name, "IP", $"up: {addresses.Local} to {addresses.Remote}");
        try
        {
            await UseAsync(station, call, addresses);
        }
        finally
        {
            await (call.Ended.IsCompleted ? Task.CompletedTask : call.HangUpAsync());
        }
    }

    private async Task UseAsync(WanStation station, StationCall call, PppAddresses addresses)
    {
        bool isCutShort = settings.PingWanted && !await PingAsync(call, settings.PingTarget ?? addresses.Remote);
        if (settings.PingWanted && settings.Stay is null && !isCutShort)
        {
            return;
        }

        Task time = Task.Delay(settings.Stay ?? Timeout.InfiniteTimeSpan, Interrupted);
        _ = await Task.WhenAny(time, call.Ended, station.Lost);
        if (station.Lost.IsCompleted)
        {
            FailAsLost(station);
        }
        else if (call.Ended.IsCompleted)
        {
            Ended(call, isTooEarly: isCutShort || settings.Stay is not null);
        }
        else if (time.IsCanceled && settings.Stay is { } stay)
        {
            _document.Fail("interrupted", $"interrupted before {stay} were over; hung up in order");
        }
        else if (time.IsCanceled)
        {
            _document.Cause = "interrupted";
        }
    }

    private void FailAsLost(WanStation station)
    {
        CallFailedException why = station.WhyLost();
        _document.Fail(why.Cause, why.Message);
    }

    private void Ended(StationCall call, bool isTooEarly)
    {
        (string cause, string message) = call.WhyEnded();
        bool hungUp = call.PppCause == PppCloseCause.PeerTerminated;
        if (hungUp && !isTooEarly)
        {
            _document.Cause = "farEndHungUp";
        }
        else
        {
            _document.Fail(hungUp ? "farEndHungUp" : cause, message);
        }
    }

    private static string IsOpen(LinkInfo link)
    {
        string speed = link.SpeedBps is { } bps ? $", {bps} bit/s" : "";
        string mtu = link.Mtu is { } bytes ? $", MTU {bytes}" : "";
        return $"{link.Name} is open{speed}{mtu}{(link.IsUp ? "" : ", but it is down")}";
    }

    /// <summary>Pings.</summary>
    /// <returns>False when the call ended first.</returns>
    private async Task<bool> PingAsync(StationCall call, Ipv4Address target)
    {
        if (target.IsUnspecified)
        {
            _document.Fail("noRemoteAddress", "the far end named no address of its own: give it one with --remote, or say whom to ping");
            return true;
        }

        int replies = 0;
        var options = new PingOptions(target, settings.PingCount, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
        PingResult result = await call.PingAsync(
            options, rtt => _ladder.Add("ping", "ICMP", $"reply {++replies} from {target} in {rtt.TotalMilliseconds:F1} ms"), Interrupted);
        _document.Ping = PingDocument.Of(target.ToString(), result);
        if (result.Received < settings.PingCount && call.IsDown)
        {
            return false;
        }

        if (result.Received == 0)
        {
            _document.Fail("pingUnanswered", $"{target} answered none of {result.Sent} pings");
        }

        return true;
    }

    private static double Ms(long since) => Math.Round(Stopwatch.GetElapsedTime(since).TotalMilliseconds, 1);
}
