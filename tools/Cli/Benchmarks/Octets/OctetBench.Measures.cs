using UserCoNdis.Framework.Hosting;
using UserCoNdis.Tools.Cli.Benchmarks.Frames;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <content>The measures, part by part; each ends early when the run is interrupted.</content>
internal sealed partial class OctetBench
{
    private const double LongestOnLine = 0.25;  // seconds that a block may take on the line: a measure wants more than a few
    private const int OctetsForOneMessage = 1000; // of --bytes: a round trip takes as long as so many octets in a stream
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_shortestSweep = TimeSpan.FromSeconds(1);

    private bool CanReturn => _mode is OctetMode.Loopback or OctetMode.Pair;

    private int CountSteps() => 1
        + (options.Parts.HasFlag(BenchParts.Throughput) ? options.Rounds * options.Sizes.Count * _routes.Count : 0)
        + (options.Parts.HasFlag(BenchParts.Errors) ? _routes.Count : 0)
        + (options.Parts.HasFlag(BenchParts.Latency) && CanReturn ? options.Rounds * OctetBenchOptions.MessageSizes.Count : 0)
        + (options.Parts.HasFlag(BenchParts.Lines) ? 1 : 0)
        + (options.Parts.HasFlag(BenchParts.Flow) ? _routes.Count : 0)
        + (options.Parts.HasFlag(BenchParts.Speeds) ? options.Speeds.Count : 0);

    private async Task MeasureAsync()
    {
        RemarkOnMemory();
        if (!await WarmUpAsync())
        {
            return;
        }

        (BenchParts Part, Func<Task> MeasureAsync)[] parts =
        [
            (BenchParts.Throughput, MeasureThroughputAsync),
            (BenchParts.Errors, MeasureErrorsAsync),
            (BenchParts.Latency, MeasureLatencyAsync),
            (BenchParts.Lines, TestLinesAsync),
            (BenchParts.Flow, TestFlowAsync),
            (BenchParts.Speeds, SweepSpeedsAsync),
        ];
        foreach ((BenchParts part, Func<Task> measureAsync) in parts)
        {
            if (options.Parts.HasFlag(part) && !_progress.IsCancelled && _result.Failures.Count == 0)
            {
                await measureAsync();
            }
        }
    }

    /// <summary>Finds out whether anything comes back at all, and lets the optimising tier replace the first code.</summary>
    private async Task<bool> WarmUpAsync()
    {
        _progress.Begin("warming up");
        foreach (OctetRoute route in _routes.Where(static route => route.Flows.Count == 1))
        {
            OctetFlow flow = (await MeasureAsync(route, BlockFor(options.Block), s_warmUp, look: null))[0];
            if (!_progress.IsCancelled && (flow.Octets == 0 || !flow.HasPattern))
            {
                _result.Failures.Add($"{route.Name}: {(flow.Octets == 0 ? "nothing came" : $"{flow.Octets:N0} octets came, and none of them is the pattern's")}");
                _result.Remarks.AddRange(OctetHints.Of(_mode, flow, _a, _b));
                return false;
            }
        }

        return !_progress.IsCancelled;
    }

    private async Task MeasureThroughputAsync()
    {
        (int Size, OctetRoute Route)[] cases = [.. options.Sizes.Where(size => size == BlockFor(size)).SelectMany(size => _routes.Select(route => (size, route)))];
        if (cases.Length < options.Sizes.Count * _routes.Count)
        {
            _result.Remarks.Add($"Blocks that take the line more than {LongestOnLine} s were left out of the throughput.");
        }

        List<OctetFlow[]>[] flows = [.. cases.Select(static _ => new List<OctetFlow[]>())];
        for (int round = 0; round < options.Rounds; round++)
        {
            for (int i = 0; i < cases.Length && !_progress.IsCancelled && _result.Failures.Count == 0; i++)
            {
                _progress.Begin($"throughput, round {round + 1} of {options.Rounds}, {cases[i].Size} octets {cases[i].Route.Name}");
                OctetFlow[] measured = await MeasureAsync(cases[i].Route, cases[i].Size, options.Length, look: null);
                if (!_progress.IsCancelled)
                {
                    flows[i].Add(measured); // one that was cut short is no measure
                }
            }
        }

        _result.Throughput.AddRange(cases.Zip(flows).Where(static pair => pair.Second.Count > 0)
            .Select(static pair => OctetRow.Of(pair.First.Route, pair.First.Size, pair.Second)));
    }

    private async Task MeasureErrorsAsync()
    {
        foreach (OctetRoute route in _routes.Where(_ => !_progress.IsCancelled && _result.Failures.Count == 0))
        {
            _progress.Begin($"errors, {route.Name}");
            List<OctetSample> curve = [];
            OctetFlow[] flows = await MeasureAsync(route, BlockFor(options.Block), options.ErrorsLength, sample =>
            {
                OctetCurve.Add(curve, sample, options.ErrorsLength);
                _progress.Within(
                    $"errors, {route.Name}: {Math.Max(sample.Received, sample.Delivered):N0} octets, {sample.BitErrors:N0} bit errors", sample.Seconds / options.ErrorsLength.TotalSeconds);
            });
            for (int i = 0; i < flows.Length; i++)
            {
                string name = flows.Length == 1 ? route.Name : $"{_routes[i].Name}, both at once";
                _result.Errors.Add(ErrorRow.Of(name, _wire.CreatePattern().Name, flows[i], i == 0 ? curve : []));
            }
        }
    }

    private async Task MeasureLatencyAsync()
    {
        if (!CanReturn)
        {
            _result.Remarks.Add("Round trips were not measured: nothing comes back from this device.");
            return;
        }

        int[] sizes = [.. OctetBenchOptions.MessageSizes.Where(size => size == BlockFor(size))];
        List<MessageProbe>[] probes = [.. sizes.Select(static _ => new List<MessageProbe>())];
        if (_b is { } far)
        {
            await far.InvokeAsync(static end => end.Listen(null, echoes: true));
        }

        for (int round = 0; round < options.Rounds; round++)
        {
            for (int i = 0; i < sizes.Length && !_progress.IsCancelled; i++)
            {
                _progress.Begin($"latency, round {round + 1} of {options.Rounds}, {sizes[i]} octets");
                long messages = options.Octets == long.MaxValue ? long.MaxValue : Math.Max(1, options.Octets / OctetsForOneMessage);
                MessageProbe probe = await _a.InvokeAsync(end => new MessageProbe(end, _a.Loop, TimeProvider.System, sizes[i], options.Length, messages));
                await _a.Loop.CompleteAsync(probe.Begin);
                probes[i].Add(probe);
            }
        }

        if (_b is { } echo)
        {
            await echo.InvokeAsync(static end => end.Listen(null));
        }

        _result.Latency.AddRange(sizes.Zip(probes).Where(static pair => pair.Second.Count > 0).Select(static pair => LatencyRow.Of(
            pair.First, pair.Second.Sum(static probe => probe.Sent), pair.Second.Sum(static probe => probe.Lost), [.. pair.Second.Select(static probe => probe.RoundTrips)])));
    }

    private async Task TestLinesAsync()
    {
        _progress.Begin("modem lines");
        if (LineTest.ReasonToSkip(_a, _b) is { } reason)
        {
            _result.Remarks.Add($"Modem lines were not tested: {reason}.");
            return;
        }

        _result.Lines.AddRange(await new LineTest(_a, _b, run.Interrupted).RunAsync());
    }

    private async Task TestFlowAsync()
    {
        TimeSpan held = TimeSpan.FromSeconds(Math.Clamp(2 * options.Length.TotalSeconds, 0.1, 10));
        foreach (OctetRoute route in _routes.Where(route => route.Flows.Count == 1 && !_progress.IsCancelled))
        {
            _progress.Begin($"slow reader, {route.Name}");
            if (FlowTest.ReasonToSkip(route) is { } reason)
            {
                _result.Remarks.Add($"A slow reader was not tested, {route.Name}: {reason}.");
                continue;
            }

            FlowRow row = await new FlowTest(_wire, BlockFor(options.Block), held, run.Interrupted).RunAsync(route);
            _result.Flow.Add(row);
            if (!row.HasFlowControl && !row.Count.IsClean)
            {
                _result.Remarks.Add($"Slow reader, {route.Name}: octets were lost since the line has no flow control; flow=rtscts asks for it.");
            }
        }
    }

    private Task<OctetFlow[]> MeasureAsync(OctetRoute route, int block, TimeSpan length, Action<OctetSample>? look) =>
        NoteStuckAsync(route, _wire.MeasureAsync(route, new OctetPlan(block, options.Octets, length), look, run.Interrupted));

    private async Task<OctetFlow[]> NoteStuckAsync(OctetRoute route, Task<OctetFlow[]> measure)
    {
        OctetFlow[] flows = await measure;
        if (Array.Find(flows, static flow => flow.IsStuck) is { } stuck)
        {
            _result.Failures.Add($"{route.Name}: the link took {stuck.Sent:N0} octets and then no more for ten seconds");
        }

        return flows;
    }

    /// <summary>Gives the size, or a smaller one where the line is so slow that one block would be all of a measure.</summary>
    private int BlockFor(int size)
    {
        double slowest = ((OctetPort?[])[_a, _b]).OfType<OctetPort>().Min(static port => SerialLine.OctetsPerSecond(port) ?? double.MaxValue);
        return (int)Math.Max(1, Math.Min(size, slowest * LongestOnLine));
    }

    private void RemarkOnMemory()
    {
        foreach (OctetPort port in ((OctetPort?[])[_a, _b]).OfType<OctetPort>().Where(port => port.Link.Find<IDeviceMemory>() is not null))
        {
            _result.Remarks.Add(port.End.UsesDeviceMemory
                ? $"{port.Link.Info.Name} is sent to from the device's own memory."
                : $"{port.Link.Info.Name} has memory of its own, in blocks shorter than {LongestBlock} octets: blocks go out from pinned memory instead.");
        }
    }
}
