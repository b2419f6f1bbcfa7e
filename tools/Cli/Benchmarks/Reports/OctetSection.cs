using UserCoNdis.Tools.Cli.Benchmarks.Octets;
using UserCoNdis.Tools.Cli.Benchmarks.Plots;

namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>Throughput by block size.</summary>
internal static class OctetSection
{
    private const string Unit = "MB/s";

    public static ReportSection Of(IReadOnlyList<OctetRow> rows) => new(
        new ReportTable(
            "Throughput",
            "Sent as fast as the link takes blocks; each octet that arrives is compared with the pattern. MB/s (million octets) between the first octet that arrived and the last; "
                + "both ways at once are added up. Median of the rounds [least .. greatest]; the rest is the sum of all rounds.",
            ["block", "way", Unit, "of the line %", "million octets", "bit errors", "lost", "inserted", "managed B/block"],
            [.. rows.Select(Cells)]),
        [("Throughput by block size: octets that arrived", Lines(rows))]);

    private static string[] Cells(OctetRow row) =>
    [
        QuantityText.Of(row.Block),
        row.Route,
        QuantityText.Of(row.OctetsPerSecond.Times(1e-6)),
        row.LineShare is { } share ? QuantityText.Of(share * 100) : "",
        QuantityText.Of(row.Octets / 1e6),
        QuantityText.Of(row.Count.BitErrors),
        QuantityText.Of(row.Count.LostOctets),
        QuantityText.Of(row.Count.InsertedOctets),
        QuantityText.Of(row.ManagedBytesPerBlock),
    ];

    private static string Lines(IReadOnlyList<OctetRow> rows) => Plot.OfLines(
        $"{Unit} by block size",
        Axis.Sizes("block size, octets", [.. rows.Select(static row => row.Block).Distinct()]),
        Axis.Linear($"throughput, {Unit}", rows.Max(static row => row.OctetsPerSecond.Max) / 1e6),
        [.. rows.GroupBy(static row => row.Route, StringComparer.Ordinal).Select(static group => new PlotSeries(
            group.Key,
            [.. group.OrderBy(static row => row.Block).Select(static row => new PlotPoint(
                row.Block, row.OctetsPerSecond.Median / 1e6, row.OctetsPerSecond.Min / 1e6, row.OctetsPerSecond.Max / 1e6))],
            HasDots: true))]);
}
