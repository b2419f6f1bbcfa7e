using UserCoNdis.Tools.Cli.Benchmarks.Frames;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>What was measured of links that carry octets; a part that was not asked for, or could not be measured, is empty.</summary>
internal sealed class OctetBenchResult
{
    public List<OctetRow> Throughput { get; } = [];

    public List<ErrorRow> Errors { get; } = [];

    public List<LatencyRow> Latency { get; } = [];

    public List<LineRow> Lines { get; } = [];

    public List<FlowRow> Flow { get; } = [];

    public List<SpeedRow> Speeds { get; } = [];

    /// <summary>Gets what links counted against their devices, once for each time that one was open.</summary>
    public List<LinkErrorRow> LinkErrors { get; } = [];

    /// <summary>Gets what ended the benchmark before its end: a link that was lost, one that took nothing more.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>Gets what the reader should know: parts that were left out and why.</summary>
    public List<string> Remarks { get; } = [];
}
