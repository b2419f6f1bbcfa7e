namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <summary>What was measured of two links; a part that was not asked for is empty.</summary>
internal sealed class FrameBenchResult
{
    public List<ThroughputRow> Throughput { get; } = [];

    public List<LatencyRow> Latency { get; } = [];

    public List<RateRow> Rate { get; } = [];
}
