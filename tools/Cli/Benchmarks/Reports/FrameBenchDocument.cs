using UserCoNdis.Tools.Cli.Benchmarks.Frames;
using UserCoNdis.Tools.Cli.Benchmarks.Sessions;

namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>What was found of two links that carry frames.</summary>
internal sealed record FrameBenchDocument : BenchDocument
{
    public override string Kind => "frames";

    public required IReadOnlyList<ThroughputRow> Throughput { get; init; }

    public required IReadOnlyList<RateRow> Rate { get; init; }

    public required IReadOnlyList<LatencyRow> Latency { get; init; }

    public required IReadOnlyList<SessionRow> Sessions { get; init; }

    public required IReadOnlyList<PppoeRow> Pppoe { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<ReportSection> ToSections() =>
    [
        .. ReportSection.Of(Throughput, ThroughputSection.Of),
        .. ReportSection.Of(Rate, RateSection.Of),
        .. ReportSection.Of(Latency, LatencySection.OfFrames),
        .. ReportSection.Of(Sessions, SessionSection.Of),
        .. ReportSection.Of(Pppoe, PppoeSection.Of),
    ];
}
