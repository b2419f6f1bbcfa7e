using UserCoNdis.Tools.Cli.Benchmarks.Reports;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <summary>Measures two links that are wired to each other. Sizes and directions take turns within every round, so that a slow
/// moment of the machine hits all alike.</summary>
internal sealed class FrameBench(FrameWire wire, FrameBenchOptions options, BenchProgress progress)
{
    private const int LatencySizes = 3;
    private const int LatencyLengths = 2;  // a latency measure takes so many lengths: the far percentiles want many probes
    private const int Trials = 10;
    private const BenchParts FrameParts = BenchParts.Throughput | BenchParts.Latency | BenchParts.Rate;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);
    private static readonly Direction[] s_directions = Enum.GetValues<Direction>();

    /// <summary>Gives about how many steps it reports.</summary>
    public static int CountSteps(FrameBenchOptions options) => 1
        + (options.Parts.HasFlag(BenchParts.Throughput) ? options.Rounds * options.Sizes.Count * s_directions.Length : 0)
        + (options.Parts.HasFlag(BenchParts.Rate) ? options.Sizes.Count * Trials : 0)
        + (options.Parts.HasFlag(BenchParts.Latency) ? options.Rounds * LatencySizes : 0);

    /// <summary>Measures what was asked for, until all is done or the progress is cancelled.</summary>
    public async Task RunAsync(FrameBenchResult result)
    {
        await WarmUpAsync();
        if (options.Parts.HasFlag(BenchParts.Throughput))
        {
            await MeasureThroughputAsync(result.Throughput);
        }

        if (options.Parts.HasFlag(BenchParts.Rate))
        {
            await FindRatesAsync(result.Rate);
        }

        if (options.Parts.HasFlag(BenchParts.Latency))
        {
            await MeasureLatencyAsync(result.Latency);
        }
    }

    /// <summary>Long enough for the optimising tier to replace the first code; the first frames also find out whether the links are wired.</summary>
    private async Task WarmUpAsync()
    {
        progress.Begin("warming up");
        int size = options.Sizes[0];
        Flow[] first = await wire.MeasureAsync(Load(size) with { FramesPerSecond = 1000, Frames = Math.Min(50, options.Frames) }, Direction.Both, progress.Cancelled);
        if (!progress.IsCancelled && Array.Find(first, static flow => flow.Count.Received == 0) is not null)
        {
            throw Unwired(first);
        }

        if (options.Frames == long.MaxValue && (options.Parts & FrameParts) != BenchParts.None)
        {
            _ = await wire.MeasureAsync(Load(size) with { Length = s_warmUp }, Direction.Both, progress.Cancelled);
        }
    }

    private async Task MeasureThroughputAsync(List<ThroughputRow> rows)
    {
        (int Size, Direction Direction)[] cases = [.. options.Sizes.SelectMany(static size => s_directions.Select(direction => (size, direction)))];
        List<Flow[]>[] flows = [.. cases.Select(static _ => new List<Flow[]>())];
        for (int round = 0; round < options.Rounds; round++)
        {
            for (int i = 0; i < cases.Length && !progress.IsCancelled; i++)
            {
                progress.Begin($"throughput, round {round + 1} of {options.Rounds}, {cases[i].Size} octets");
                Flow[] measured = await wire.MeasureAsync(Load(cases[i].Size), cases[i].Direction, progress.Cancelled);
                if (!progress.IsCancelled)
                {
                    flows[i].Add(measured); // one that was cut short is no measure
                }
            }
        }

        rows.AddRange(cases.Zip(flows).Where(static pair => pair.Second.Count > 0)
            .Select(static pair => ThroughputRow.Of(pair.First.Size, pair.First.Direction, pair.Second)));
    }

    private async Task MeasureLatencyAsync(List<LatencyRow> rows)
    {
        int[] sizes = [.. options.Sizes.Order().Where((_, i) => i == 0 || i == options.Sizes.Count / 2 || i == options.Sizes.Count - 1).Take(LatencySizes)];
        List<Flow>[] flows = [.. sizes.Select(static _ => new List<Flow>())];
        for (int round = 0; round < options.Rounds; round++)
        {
            for (int i = 0; i < sizes.Length && !progress.IsCancelled; i++)
            {
                progress.Begin($"latency, round {round + 1} of {options.Rounds}, {sizes[i]} octets");
                SendPlan plan = Load(sizes[i]) with
                {
                    Kind = TestFrameKind.Probe,
                    Length = options.Length * LatencyLengths,
                    FramesPerSecond = options.ProbesPerSecond,
                };
                Flow measured = (await wire.MeasureAsync(plan, Direction.AToB, progress.Cancelled))[0];
                if (!progress.IsCancelled)
                {
                    flows[i].Add(measured);
                }
            }
        }

        rows.AddRange(sizes.Zip(flows).Where(static pair => pair.Second.Count > 0).Select(static pair => LatencyRow.Of(pair.First, pair.Second)));
    }

    /// <summary>Halves the interval between a pace that lost nothing and one that lost something.</summary>
    private async Task FindRatesAsync(List<RateRow> rows)
    {
        foreach (int size in options.Sizes)
        {
            Flow flood = (await wire.MeasureAsync(Load(size), Direction.AToB, progress.Cancelled))[0];
            (double good, double bad) = flood.Lost == 0 ? (flood.SentPerSecond, flood.SentPerSecond) : (0, flood.SentPerSecond);
            int trial = 1;
            for (; trial < Trials && bad - good > bad * 0.01 && !progress.IsCancelled; trial++)
            {
                double pace = (good + bad) / 2;
                progress.Begin($"pace without loss, {size} octets, {pace:N0} frames/s");
                Flow flow = (await wire.MeasureAsync(Load(size) with { FramesPerSecond = pace }, Direction.AToB, progress.Cancelled))[0];
                bool kept = flow.SentPerSecond >= pace * 0.99; // else the sender could not keep the pace
                (good, bad) = flow.Lost == 0 && kept ? (pace, bad) : (good, pace);
            }

            if (progress.IsCancelled)
            {
                return;
            }

            rows.Add(new RateRow(size, good, good * size * 8 / 1e6, trial));
        }
    }

    private SendPlan Load(int size) => new(0, TestFrameKind.Load, size, options.Frames, options.Length);

    private CliException Unwired(Flow[] first) => new(
        ExitCode.Failed,
        "notWired",
        $"of {first[0].Sent} frames that {wire.A.Link.Info.Name} sent, {first[0].Count.Received} arrived at {wire.B.Link.Info.Name}, and of "
        + $"{first[1].Sent} the other way {first[1].Count.Received}: the two are not wired to each other, or not up");
}
