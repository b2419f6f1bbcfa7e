using System.Collections.Concurrent;
using System.Diagnostics;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Tools.Cli.Capture;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Tools.Cli.Options;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary><c>dial --count N</c>: many sessions on one adapter, up together, held, and hung up in order.</summary>
internal sealed class ManyCalls(VerbRun run, CallSettings settings)
{
    private const int AtOnce = 64; // being set up; more only wait for each other

    private static readonly TimeSpan s_afterLoss = TimeSpan.FromSeconds(2); // for the calls to end of it

    private readonly ConcurrentDictionary<StationCall, PppAddresses> _up = new();
    private readonly ConcurrentBag<double> _setupMs = [];
    private readonly ConcurrentDictionary<string, int> _failed = new(StringComparer.Ordinal);
    private readonly ManyCallsDocument _document = new()
    {
        Verb = run.Verb,
        Link = settings.Link,
        Number = settings.Number.Length == 0 ? null : settings.Number,
        Sessions = settings.Sessions,
        Capture = settings.Capture.File,
    };

    private CancellationToken Interrupted => run.Context.Interrupted;

    /// <summary>Runs it.</summary>
    public async Task<ExitCode> RunAsync()
    {
        using CaptureFile? capture = CaptureFiles.Create(settings.Capture);
        using var loop = new EpollLoop();
        loop.Start();
        var device = new PppoeDevice(settings.Pppoe with { MaxSessions = settings.Sessions });
        var options = new StationOptions
        {
            Name = "caller",
            Link = settings.Link,
            Device = device,
            Ppp = settings.Ppp,
            SendBuffers = StationOptions.SendBuffersFor(settings.Sessions),
            Verifier = settings.Capture.Verify,
            Capture = capture,
        };
        try
        {
            await using WanStation station = await WanStation.OpenAsync(options, run.Context.CreateLinks(), loop, Interrupted);
            run.Say($"{station.LinkInfo.Name} is open");
            await CallAllAsync(station);
            StationReport report = await station.CloseAsync();
            _document.Leaks = report.Leaks.Count;
            _document.LeakList = report.Leaks;
            _document.Violations = [.. report.Violations.Select(each => each.ToString())];
        }
        catch (CallFailedException e)
        {
            _document.Fail(e.Cause, e.Message);
        }

        _document.Counters = device.Statistics;
        return ManyCallsSummary.Conclude(run, _document, capture);
    }

    private async Task CallAllAsync(WanStation station)
    {
        try
        {
            await SetUpAllAsync(station);
            await UseAllAsync(station);
        }
        catch (OperationCanceledException) when (Interrupted.IsCancellationRequested)
        {
            _document.Fail("interrupted", "interrupted before the work was done; hung up in order");
        }

        _document.Lost = Count(_up.Keys.Where(call => call.Ended.IsCompleted).Select(call => call.WhyEnded().Cause));
        StationCall[] left = [.. _up.Keys.Where(call => !call.Ended.IsCompleted)];
        int done = 0;
        await WorkProgress.ShowAsync(
            run, "hanging up", left.Length, () => done, HangUp.AllAsync(left, () => Interlocked.Increment(ref done)));
    }

    private async Task SetUpAllAsync(WanStation station)
    {
        long startedAt = Stopwatch.GetTimestamp();
        using var gate = new SemaphoreSlim(AtOnce);
        try
        {
            await WorkProgress.ShowAsync(
                run, "sessions up", settings.Sessions, () => _up.Count,
                Task.WhenAll(Enumerable.Range(0, settings.Sessions).Select(_ => SetUpAsync(station, gate))));
        }
        finally
        {
            double seconds = Stopwatch.GetElapsedTime(startedAt).TotalSeconds;
            _document.Up = _up.Count;
            _document.Failed = new SortedDictionary<string, int>(_failed, StringComparer.Ordinal);
            _document.SetupsPerSecond = _up.IsEmpty ? null : Math.Round(_up.Count / seconds, 1);
            _document.SetupMs = SetupTimes.Of(_setupMs);
        }

        if (_up.Count < settings.Sessions)
        {
            string causes = SessionCounts.InWords(_document.Failed);
            _document.Fail(_document.Failed.MaxBy(each => each.Value).Key, $"of {settings.Sessions} sessions {_up.Count} came up; failed: {causes}");
        }

        run.Say($"{_up.Count} of {settings.Sessions} sessions are up, {_document.SetupsPerSecond} in a second, each after {_document.SetupMs}");
    }

    private async Task SetUpAsync(WanStation station, SemaphoreSlim gate)
    {
        await gate.WaitAsync(Interrupted);
        try
        {
            long startedAt = Stopwatch.GetTimestamp();
            StationCall call = await station.DialAsync(settings.Number, Interrupted);
            PppAddresses addresses = await call.BringUpAsync(Interrupted);
            _setupMs.Add(Math.Round(Stopwatch.GetElapsedTime(startedAt).TotalMilliseconds, 1));
            _ = _up.TryAdd(call, addresses);
        }
        catch (CallFailedException e)
        {
            _ = _failed.AddOrUpdate(CauseWord.Of(e.Cause), 1, static (_, before) => before + 1);
        }
        finally
        {
            _ = gate.Release();
        }
    }

    private async Task UseAllAsync(WanStation station)
    {
        if (_up.IsEmpty)
        {
            return;
        }

        if (settings.PingWanted)
        {
            int answered = 0;
            using var gate = new SemaphoreSlim(AtOnce);
            await WorkProgress.ShowAsync(run, "pinged", _up.Count, () => answered, Task.WhenAll(_up.Select(async each =>
            {
                if (await PingAsync(each.Key, each.Value, gate))
                {
                    _ = Interlocked.Increment(ref answered);
                }
            })));
            _document.Pinged = answered;
            if (answered < _up.Count)
            {
                _document.Fail("pingUnanswered", $"of {_up.Count} sessions {answered} answered pings");
            }
        }

        if (!settings.PingWanted || settings.Stay is not null)
        {
            await StayAsync(station);
        }
    }

    private async Task<bool> PingAsync(StationCall call, PppAddresses addresses, SemaphoreSlim gate)
    {
        await gate.WaitAsync(Interrupted);
        try
        {
            var options = new PingOptions(
                settings.PingTarget ?? addresses.Remote, settings.PingCount, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5));
            PingResult result = await call.PingAsync(options, static _ => { }, Interrupted);
            return result.Received > 0;
        }
        finally
        {
            _ = gate.Release();
        }
    }

    private async Task StayAsync(WanStation station)
    {
        Task time = Task.Delay(settings.Stay ?? Timeout.InfiniteTimeSpan, Interrupted);
        Task allEnded = Task.WhenAll(_up.Keys.Select(call => call.Ended));
        _ = await Task.WhenAny(time, allEnded, station.Lost);
        if (station.Lost.IsCompleted)
        {
            CallFailedException why = station.WhyLost();
            _document.Fail(why.Cause, why.Message);
            _ = await Task.WhenAny(allEnded, Task.Delay(s_afterLoss, CancellationToken.None));
            return;
        }

        int ended = _up.Keys.Count(call => call.Ended.IsCompleted);
        if (ended > 0)
        {
            _document.Fail("sessionsLost", $"{ended} of {_up.Count} sessions ended by themselves");
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

    private static SortedDictionary<string, int> Count(IEnumerable<string> causes) =>
        new(causes.CountBy(CauseWord.Of).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
}
