using UserCoNdis.Tools.Cli.Benchmarks.Frames;
using UserCoNdis.Tools.Cli.Benchmarks.Reports;
using UserCoNdis.Tools.Cli.Benchmarks.Sessions;
using UserCoNdis.Tools.Cli.Benchmarks.Yardsticks;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks;

/// <summary>The benchmark of two links that carry frames.</summary>
internal sealed class LinkBench(BenchRun run, LinkBenchOptions options)
{
    private const int UsualMtu = 1500;
    private const int EthernetHeader = 14;
    private readonly List<string> _remarks = [];
    private readonly FrameBenchResult _frames = new();
    private readonly List<SessionRow> _sessions = [];
    private IReadOnlyList<PppoeRow> _pppoe = [];
    private BenchLink[] _ends = [];

    /// <summary>Runs it. Interrupted, it reports what it has.</summary>
    public async Task<ExitCode> RunAsync()
    {
        RefuseOneLinkTwice();
        await run.WatchAsync(MeasureAsync);
        return Report();
    }

    private async Task MeasureAsync(Action<string, double> report)
    {
        BenchParts parts = options.Frames.Parts;
        int steps = FrameBench.CountSteps(options.Frames) + (parts.HasFlag(BenchParts.Sessions) ? options.Frames.Rounds + 1 : 0)
            + (parts.HasFlag(BenchParts.Pppoe) ? options.Frames.Rounds * PppoeBench.StepsPerRound : 0);
        var progress = new BenchProgress(steps, report, run.Interrupted);
        await using (FrameWire wire = await FrameWire.OpenAsync(options.Links.A, options.Links.B, run.Links, run.Capture))
        {
            _ends = [BenchLink.Of(wire.A.Link.Info), BenchLink.Of(wire.B.Link.Info)];
            await new FrameBench(wire, Fit(wire), progress).RunAsync(_frames);
        }

        if (parts.HasFlag(BenchParts.Sessions) && !progress.IsCancelled
            && await new SessionBench(options.Links, run.Links, options.Sessions, options.Frames.Rounds, progress).RunAsync() is { } row)
        {
            _sessions.Add(row);
        }

        if (parts.HasFlag(BenchParts.Pppoe) && !progress.IsCancelled)
        {
            await MeasurePppoeAsync(progress);
        }
    }

    private async Task MeasurePppoeAsync(BenchProgress progress)
    {
        using FrameYardstick? yardstick = FrameYardstick.TryCreate(options.Links, out string why);
        if (yardstick is null)
        {
            _remarks.Add($"PPPoE frames have no yardstick in C: {why}.");
        }

        _pppoe = await new PppoeBench(options.Links, run.Links, yardstick, options.Frames.Rounds, options.Frames.Length, progress).RunAsync();
    }

    /// <summary>Takes the sizes that the links carry.</summary>
    private FrameBenchOptions Fit(FrameWire wire)
    {
        int longest = wire.MaxFrame;
        int mtu = Math.Min(wire.A.Link.Info.Mtu ?? UsualMtu, wire.B.Link.Info.Mtu ?? UsualMtu);
        if (options.HasOwnSizes)
        {
            return options.Frames.Sizes.FirstOrDefault(size => size > longest) is > 0 and var tooLong
                ? throw CliException.BadUsage($"frames of {tooLong} octets are too long: the links take {longest}.")
                : options.Frames;
        }

        IEnumerable<int> sizes = options.Frames.Sizes.Where(size => size <= longest);
        return options.Frames with { Sizes = [.. mtu > UsualMtu ? sizes.Append(Math.Min(mtu + EthernetHeader, longest)).Distinct() : sizes] };
    }

    private ExitCode Report()
    {
        var document = new FrameBenchDocument
        {
            Outcome = run.IsInterrupted ? "interrupted" : "success",
            Machine = run.Machine,
            Links = _ends,
            Rounds = options.Frames.Rounds,
            SecondsPerMeasure = options.Frames.Length.TotalSeconds,
            Remarks = [.. BenchRemarks.Of(_frames), .. _remarks],
            Throughput = _frames.Throughput,
            Rate = _frames.Rate,
            Latency = _frames.Latency,
            Sessions = _sessions,
            Pppoe = _pppoe,
        };
        run.Report(document);
        return run.IsInterrupted ? ExitCode.Failed : ExitCode.Success;
    }

    private void RefuseOneLinkTwice()
    {
        (string a, string b) = options.Links;
        bool areTwoEnds = a.StartsWith("loop:", StringComparison.OrdinalIgnoreCase); // a loop's name opens its one end, then the other
        if (!areTwoEnds && string.Equals(PathOf(a), PathOf(b), StringComparison.Ordinal))
        {
            throw CliException.BadUsage($"'{a}' is named twice: it wants two links that are wired to each other.");
        }
    }

    private static string PathOf(string link) => LinkUri.TryParse(link, out LinkUri? uri, out _) ? $"{uri.Scheme}:{uri.Path}" : link;
}
