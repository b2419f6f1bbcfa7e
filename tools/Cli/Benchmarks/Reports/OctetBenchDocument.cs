using UserCoNdis.Tools.Cli.Benchmarks.Frames;
using UserCoNdis.Tools.Cli.Benchmarks.Octets;

namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>What was found of links that carry octets.</summary>
internal sealed record OctetBenchDocument : BenchDocument
{
    public override string Kind => "octets";

    /// <summary>Gets what was behind the link.</summary>
    public required OctetMode Mode { get; init; }

    public required string Pattern { get; init; }

    /// <summary>Gets the block size of all but the throughput.</summary>
    public required int Block { get; init; }

    public required ReportVerdict Verdict { get; init; }

    /// <summary>Gets the wiring that the modem lines show; null: they were not tested.</summary>
    public string? Wiring { get; init; }

    public required IReadOnlyList<OctetRow> Throughput { get; init; }

    public required IReadOnlyList<ErrorRow> Errors { get; init; }

    public required IReadOnlyList<LatencyRow> Latency { get; init; }

    public required IReadOnlyList<LineRow> Lines { get; init; }

    public required IReadOnlyList<FlowRow> Flow { get; init; }

    public required IReadOnlyList<SpeedRow> Speeds { get; init; }

    /// <summary>Gets what links counted against their devices.</summary>
    public required IReadOnlyList<LinkErrorRow> LinkErrors { get; init; }

    /// <inheritdoc/>
    public override ReportVerdict? ToVerdict() => Verdict;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string Value)> ToFacts()
    {
        yield return ("mode", Mode.ToString().ToLowerInvariant());
        yield return ("pattern", $"{Pattern}, blocks of {Block:N0} octets where nothing else is said");
        if (Wiring is { } wiring)
        {
            yield return ("wiring", wiring);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ReportSection> ToSections() =>
    [
        .. ReportSection.Of(Throughput, OctetSection.Of),
        .. ReportSection.Of(Errors, ErrorSection.Of),
        .. ReportSection.Of([.. Errors.Where(static row => row.FirstErrors.Count + row.FirstSlips.Count > 0)], ErrorSection.OfPositions),
        .. ReportSection.Of(Latency, LatencySection.OfMessages),
        .. ReportSection.Of(Lines, LineSection.Of),
        .. ReportSection.Of(Flow, FlowSection.Of),
        .. ReportSection.Of(Speeds, SpeedSection.Of),
    ];
}
