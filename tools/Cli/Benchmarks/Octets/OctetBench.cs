using UserCoNdis.Tools.Cli.Benchmarks.Frames;
using UserCoNdis.Tools.Cli.Benchmarks.Patterns;
using UserCoNdis.Tools.Cli.Benchmarks.Reports;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>The benchmark of links that carry octets: a loop, two that are wired to each other, a source, a sink.</summary>
internal sealed partial class OctetBench(BenchRun run, OctetBenchOptions options)
{
    private readonly OctetBenchResult _result = new();
    private readonly OctetWire _wire = new(() => PatternNames.TryCreate(options.Pattern)!);
    private OctetMode _mode;
    private BenchLink[] _links = [];
    private OctetPort _a = null!;
    private OctetPort? _b;
    private IReadOnlyList<OctetRoute> _routes = [];
    private BenchProgress _progress = null!;

    private int LongestBlock => Math.Max(options.Block, options.Sizes.Max());

    /// <summary>Runs it. Interrupted, or when a link is lost, it reports what it has.</summary>
    public async Task<ExitCode> RunAsync()
    {
        await run.WatchAsync(async report =>
        {
            await OpenAsync(options.A, options.B, farSpeed: null);
            try
            {
                _progress = new BenchProgress(CountSteps(), report, run.Interrupted);
                await MeasureAsync();
            }
            catch (LinkException e)
            {
                _result.Failures.Add(e.Message);
            }
            finally
            {
                await CloseAsync();
            }
        });
        return Report();
    }

    /// <summary>Opens one link or two, and finds out what is behind them.</summary>
    /// <param name="a">The first.</param>
    /// <param name="b">The second; null: there is none, or it is the other end of the first.</param>
    /// <param name="farSpeed">The speed of that other end; null: its own.</param>
    private async Task OpenAsync(string a, string? b, long? farSpeed)
    {
        _a = await OctetPort.OpenAsync(a, run, LongestBlock);
        try
        {
            b ??= options.Mode is null or OctetMode.Pair ? OctetFarEnd.Of(_a, farSpeed) : null;
            _mode = options.Mode ?? (b is null ? OctetMode.Loopback : OctetMode.Pair);
            if (_mode == OctetMode.Pair != b is not null)
            {
                throw CliException.BadUsage(b is null
                    ? $"'{a}' alone is no pair: name the link that it is wired to as well."
                    : $"two links are a pair; for --mode {_mode.ToString().ToLowerInvariant()} name one.");
            }

            _b = b is null ? null : await OctetPort.OpenAsync(b, run, LongestBlock);
        }
        catch
        {
            await CloseAsync();
            throw;
        }

        _links = [.. ((OctetPort?[])[_a, _b]).OfType<OctetPort>().Select(static port => BenchLink.Of(port.Link.Info))];
        _routes = OctetRoute.Of(_mode, _a, _b);
    }

    private async Task CloseAsync()
    {
        foreach (OctetPort port in ((OctetPort?[])[_b, _a]).OfType<OctetPort>())
        {
            LinkErrorRow errors = LinkErrorRow.Of(port.Link.Info.Name, await port.InvokeAsync(_ => port.Link.Statistics));
            await port.DisposeAsync();
            if (!errors.IsSilent)
            {
                _result.LinkErrors.Add(errors);
            }
        }
    }

    private ExitCode Report()
    {
        ReportVerdict verdict = OctetVerdict.Of(_result);
        var document = new OctetBenchDocument
        {
            Outcome = run.IsInterrupted ? "interrupted" : verdict.Passed ? "success" : "failed",
            Machine = run.Machine,
            Links = _links,
            Rounds = options.Rounds,
            SecondsPerMeasure = options.Length.TotalSeconds,
            Remarks = [.. _result.Remarks, .. _result.LinkErrors.Select(static row => row.ToRemark()).OfType<string>()],
            Mode = _mode,
            Pattern = _wire.CreatePattern().Name,
            Block = options.Block,
            Verdict = verdict,
            Wiring = _result.Lines.Count == 0 ? null : LineWiring.Of(_result.Lines),
            Throughput = _result.Throughput,
            Errors = _result.Errors,
            Latency = _result.Latency,
            Lines = _result.Lines,
            Flow = _result.Flow,
            Speeds = _result.Speeds,
            LinkErrors = _result.LinkErrors,
        };
        run.Report(document);
        return verdict.Passed && !run.IsInterrupted ? ExitCode.Success : ExitCode.Failed;
    }
}
