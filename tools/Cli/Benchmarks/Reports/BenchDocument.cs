using UserCoNdis.Tools.Cli.Benchmarks.Frames;
using UserCoNdis.Tools.Cli.Benchmarks.Sessions;

namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>All that <c>bench LINK LINK</c> found, as programs read it; the table and the HTML report show the same.</summary>
internal sealed record BenchDocument
{
    public string Verb { get; init; } = "bench";

    /// <summary>Gets "success", or "interrupted" when parts are missing or rest on fewer rounds.</summary>
    public required string Outcome { get; init; }

    public required BenchMachine Machine { get; init; }

    public required IReadOnlyList<BenchLink> Links { get; init; }

    /// <summary>Gets how many rounds each median rests on.</summary>
    public required int Rounds { get; init; }

    /// <summary>Gets the length of one measure in a round.</summary>
    public required double SecondsPerMeasure { get; init; }

    /// <summary>Gets what the reader should know: other traffic, corrupt frames, a yardstick that is missing and why.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    public required IReadOnlyList<ThroughputRow> Throughput { get; init; }

    public required IReadOnlyList<RateRow> Rate { get; init; }

    public required IReadOnlyList<LatencyRow> Latency { get; init; }

    public required IReadOnlyList<SessionRow> Sessions { get; init; }

    public required IReadOnlyList<PppoeRow> Pppoe { get; init; }
}
