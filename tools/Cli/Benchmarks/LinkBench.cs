using Spectre.Console;
using UserCoNdis.Tools.Cli.Benchmarks.Frames;
using UserCoNdis.Tools.Cli.Benchmarks.Reports;
using UserCoNdis.Tools.Cli.Benchmarks.Sessions;
using UserCoNdis.Tools.Cli.Benchmarks.Yardsticks;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks;

/// <summary>One run of <c>bench LINK LINK</c>: opens, measures, reports.</summary>
internal sealed class LinkBench(VerbRun run, LinkBenchOptions options)
{
    private const int UsualMtu = 1500;
    private const int EthernetHeader = 14;
    private readonly LinkRegistry _links = run.Context.CreateLinks();
    private readonly BenchMachine _machine = BenchMachine.Read(options.Command);
    private readonly List<string> _remarks = [];
    private readonly FrameBenchResult _frames = new();
    private readonly List<SessionRow> _sessions = [];
    private IReadOnlyList<PppoeRow> _pppoe = [];
    private BenchLink[] _ends = [];

    /// <summary>Runs it. Interrupted, it reports what it has.</summary>
    public async Task<ExitCode> RunAsync()
    {
        RefuseOneLinkTwice();
        RefuseReportThatCannotBeWritten();
        if (run.Context.IsTerminal)
        {
            await run.Human.Progress().AutoClear(true).StartAsync(async progress =>
            {
                ProgressTask task = progress.AddTask("opening", maxValue: 1);
                await MeasureAsync((step, share) => (task.Description, task.Value) = (step, share));
            });
        }
        else
        {
            string said = "";
            await MeasureAsync((step, _) =>
            {
                string stage = step.Split(',')[0];
                if (stage != said)
                {
                    run.Say($"{said = stage}…"); // a file gets a line a stage, not one a measure
                }
            });
        }

        return Report();
    }

    private async Task MeasureAsync(Action<string, double> report)
    {
        BenchParts parts = options.Frames.Parts;
        int steps = FrameBench.CountSteps(options.Frames) + (parts.HasFlag(BenchParts.Sessions) ? options.Frames.Rounds + 1 : 0)
            + (parts.HasFlag(BenchParts.Pppoe) ? options.Frames.Rounds * PppoeBench.StepsPerRound : 0);
        var progress = new BenchProgress(steps, report, run.Context.Interrupted);
        await using (FrameWire wire = await FrameWire.OpenAsync(options.Links.A, options.Links.B, _links))
        {
            _ends = [BenchLink.Of(wire.A.Link.Info), BenchLink.Of(wire.B.Link.Info)];
            await new FrameBench(wire, Fit(wire), progress).RunAsync(_frames);
        }

        if (parts.HasFlag(BenchParts.Sessions) && !progress.IsCancelled
            && await new SessionBench(options.Links, _links, options.Sessions, options.Frames.Rounds, progress).RunAsync() is { } row)
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

        _pppoe = await new PppoeBench(options.Links, _links, yardstick, options.Frames.Rounds, options.Frames.Length, progress).RunAsync();
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
        bool interrupted = run.Context.Interrupted.IsCancellationRequested;
        var document = new BenchDocument
        {
            Outcome = interrupted ? "interrupted" : "success",
            Machine = _machine,
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
        foreach (ReportSection section in ReportSections.Of(document))
        {
            run.Human.WriteLine();
            run.Say($"{section.Table.Title}. {section.Table.Note}");
            run.Human.Write(section.Table.ToConsole());
        }

        foreach (string remark in document.Remarks)
        {
            run.Say($"Remark: {remark}");
        }

        if (options.HtmlFile is { } file)
        {
            File.WriteAllText(file, HtmlReport.Of(document));
            run.Say($"The report with plots is {file}.");
        }

        run.Document(document);
        return interrupted ? ExitCode.Failed : ExitCode.Success;
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

    private void RefuseReportThatCannotBeWritten()
    {
        if (options.HtmlFile is not { } file)
        {
            return;
        }

        try
        {
            File.WriteAllText(file, "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCode.BadUsage, "reportFailed", $"the report cannot be written: {e.Message}", e);
        }
    }

    private static string PathOf(string link) => LinkUri.TryParse(link, out LinkUri? uri, out _) ? $"{uri.Scheme}:{uri.Path}" : link;
}
