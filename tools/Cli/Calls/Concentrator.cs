using System.Diagnostics;
using UserCoNdis.Tools.Cli.Capture;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Tools.Cli.Options;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary><c>answer</c> on a link of frames: a PPPoE access concentrator that serves whoever comes.</summary>
/// <remarks>Ctrl-C, or the end of <c>--for</c>, hangs up every session in order; that is how it is meant to end, code 0.</remarks>
internal sealed class Concentrator(VerbRun run, ConcentratorSettings settings)
{
    private readonly SessionJournal _journal = new();
    private readonly ConcentratorDocument _document = new()
    {
        Verb = run.Verb,
        Link = settings.Link,
        Pool = settings.Pool.ToString(),
        Capture = settings.Capture.File,
    };

    private CancellationToken Interrupted => run.Context.Interrupted;

    /// <summary>Runs it.</summary>
    public async Task<ExitCode> RunAsync()
    {
        long startedAt = Stopwatch.GetTimestamp();
        using CaptureFile? capture = CaptureFiles.Create(settings.Capture);
        using var loop = new EpollLoop();
        loop.Start();
        var device = new PppoeDevice(settings.Pppoe);
        try
        {
            await using WanStation station = await WanStation.OpenAsync(Station(device, capture), run.Context.CreateLinks(), loop, Interrupted);
            await ServeAsync(station);
            StationReport report = await station.CloseAsync();
            _document.Leaks = report.Leaks.Count;
            _document.LeakList = report.Leaks;
            _document.Violations = [.. report.Violations.Select(each => each.ToString())];
        }
        catch (CallFailedException e)
        {
            _document.Fail(e.Cause, e.Message);
        }

        _document.ElapsedMs = Math.Round(Stopwatch.GetElapsedTime(startedAt).TotalMilliseconds);
        _document.Sessions = _journal.Counts;
        _document.Counters = device.Statistics;
        return ConcentratorSummary.Conclude(run, _document, capture);
    }

    private StationOptions Station(PppoeDevice device, CaptureFile? capture) => new()
    {
        Name = "answerer",
        Link = settings.Link,
        Device = device,
        Ppp = settings.Ppp,
        Tun = settings.Tun,
        SendBuffers = StationOptions.SendBuffersFor(settings.Pppoe.MaxSessions),
        Verifier = settings.Capture.Verify,
        Capture = capture,
    };

    private async Task ServeAsync(WanStation station)
    {
        await station.ListenAsync(call => Take(station, call), Interrupted);
        run.Say($"{station.LinkInfo.Name} is open: {settings.Pppoe.ConcentratorName} serves up to {settings.Pppoe.MaxSessions} callers "
            + $"from {settings.Pool}, we are {settings.Pool.Local}; Ctrl-C ends");
        Task time = Task.Delay(settings.Stay ?? Timeout.InfiniteTimeSpan, Interrupted);
        bool isList = run.Context.IsTerminal && !run.Json;
        await using (isList ? null : new SessionLines(run, _journal))
        {
            await using (isList ? new LiveSessions(run, _journal, station.Loop) : null)
            {
                _ = await Task.WhenAny(time, station.Lost);
            }

            NoteEnd(station, time);
            await HangUpAllAsync(station);
        }
    }

    private void NoteEnd(WanStation station, Task time)
    {
        if (station.Lost.IsCompleted)
        {
            CallFailedException why = station.WhyLost();
            _document.Fail(why.Cause, why.Message);
        }
        else
        {
            _document.Cause = time.IsCanceled ? "interrupted" : null;
        }
    }

    private async Task HangUpAllAsync(WanStation station)
    {
        await station.RefuseAsync();
        IReadOnlyList<ServedSession> sessions = _journal.Sessions;
        int done = 0;
        await WorkProgress.ShowAsync(run, "hanging up", sessions.Count, () => done, HangUp.AllAsync(
            [.. sessions.Select(session => session.Call)], () => Interlocked.Increment(ref done)));
        await Task.WhenAll(sessions.Select(session => session.Served));
    }

    // Thread: the loop, as everything about the pool.
    private bool Take(WanStation station, StationCall call)
    {
        if (!settings.Pool.TryTake(out Ipv4Address address))
        {
            return false;
        }

        call.Ppp = settings.Ppp with
        {
            Ipcp = settings.Ppp.Ipcp! with { LocalAddress = settings.Pool.Local, PeerAddress = address, RequirePeerAddress = true },
        };
        ServedSession session = _journal.Add(call, address);
        session.Served = ServeAsync(station, session);
        return true;
    }

    private async Task ServeAsync(WanStation station, ServedSession session)
    {
        try
        {
            await session.Call.WaitConnectedAsync(CancellationToken.None);
            _ = await session.Call.BringUpAsync(CancellationToken.None);
            _journal.Open(session);
            await session.Call.Ended;
            (string cause, string message) = session.Call.WhyEnded();
            _journal.End(session, cause, message);
        }
        catch (CallFailedException e)
        {
            _journal.End(session, e.Cause, e.Message);
        }

        await station.InvokeAsync(() => settings.Pool.Return(session.Address));
    }
}
