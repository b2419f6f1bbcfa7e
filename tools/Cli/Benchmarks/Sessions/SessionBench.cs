using System.Diagnostics;
using UserCoNdis.Tools.Cli.Benchmarks.Frames;
using UserCoNdis.Tools.Cli.Benchmarks.Reports;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Sessions;

/// <summary>How fast PPPoE calls come up and go, many at once on one adapter, and what memory they take.</summary>
internal sealed class SessionBench((string A, string B) uris, LinkRegistry links, int sessions, int rounds, BenchProgress progress)
{
    private const int AtOnce = 32;
    private const int Bins = 40;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>Measures; null: it was cancelled before a round was done.</summary>
    public async Task<SessionRow?> RunAsync()
    {
        List<double> perSecond = [], closed = [], memory = [];
        var times = new LatencyHistogram();
        long failed = 0;
        for (int round = 0; round < rounds + 1 && !progress.IsCancelled; round++)
        {
            progress.Begin($"sessions, {(round == 0 ? "warming up" : $"round {round} of {rounds}")}, {sessions:N0} at once");
            Round measured = await RunRoundAsync();
            if (round > 0)
            {
                perSecond.Add(measured.PerSecond);
                closed.Add(measured.ClosedPerSecond);
                memory.Add(measured.BytesPerSession);
                times.Add(measured.Times);
                failed += measured.Failed;
            }
        }

        return perSecond.Count == 0 ? null : new SessionRow(
            sessions, Math.Min(AtOnce, sessions), Spread.Of(perSecond), times.At(0.5) / 1e6, times.At(0.9) / 1e6, times.At(0.99) / 1e6, times.Max / 1e6,
            Spread.Of(closed), failed, Spread.Of(memory), BinsOf(times));
    }

    private async Task<Round> RunRoundAsync()
    {
        await using SessionStation caller = await SessionStation.OpenAsync(uris.A, links, sessions, listens: false);
        await using SessionStation answerer = await SessionStation.OpenAsync(uris.B, links, sessions, listens: true);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long start = Stopwatch.GetTimestamp();
        await caller.CompleteAsync((client, done) => client.Connect(sessions, AtOnce, done)).WaitAsync(s_patience, CancellationToken.None);
        double up = Stopwatch.GetElapsedTime(start).TotalSeconds;
        (int connected, int failed, LatencyHistogram times) = await caller.ReadAsync(static c => (c.Connected, c.Failed, c.SetUpTimes));
        if (connected == 0)
        {
            throw new CliException(ExitCode.Failed, "noSession", $"no PPPoE session came up between {uris.A} and {uris.B}: {await caller.ReadAsync(static c => c.LastStatus)}");
        }

        long alive = GC.GetTotalMemory(forceFullCollection: true) - before;
        start = Stopwatch.GetTimestamp();
        await caller.CompleteAsync(static (client, done) => client.CloseAll(done)).WaitAsync(s_patience, CancellationToken.None);
        double down = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new Round(connected / up, connected / down, (double)alive / connected, failed, times);
    }

    private static SessionBin[] BinsOf(LatencyHistogram times)
    {
        double from = Math.Max(1, times.Min), to = Math.Max(from * 2, times.Max + 1.0);
        double step = Math.Pow(to / from, 1.0 / Bins);
        return [.. times.LogBins(from, to, Bins).Select((calls, i) => new SessionBin(from * Math.Pow(step, i) / 1e6, from * Math.Pow(step, i + 1) / 1e6, calls))];
    }

    private sealed record Round(double PerSecond, double ClosedPerSecond, double BytesPerSession, int Failed, LatencyHistogram Times);
}
