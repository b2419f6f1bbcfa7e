using UserCoNdis.Tools.Cli.Benchmarks.Octets;
using UserCoNdis.Tools.Cli.Benchmarks.Plots;

namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>The sweep of speeds.</summary>
internal static class SpeedSection
{
    public static ReportSection Of(IReadOnlyList<SpeedRow> rows) => new(
        new ReportTable(
            "Speeds",
            "The link opened anew at each speed. Read back: what the device says it made of it. Measured: octets that arrived a second, with the start, parity and stop bits of each; "
                + "its deviation is from what was read back. No timing: the octets came faster than the speed allows, so there is no line behind it.",
            ["way", "asked bit/s", "read back", "deviation %", "measured bit/s", "deviation %", "octets", "bit errors", "lost", "inserted"],
            [.. rows.Select(Cells)]),
        PlotsOf(rows));

    private static string[] Cells(SpeedRow row) =>
    [
        row.Route,
        QuantityText.Of(row.AskedBps),
        row.ReadBackBps is { } rate ? QuantityText.Of(rate) : "",
        row.ReadBackDeviation is { } said ? QuantityText.Of(said * 100) : "",
        QuantityText.Of(row.MeasuredBps),
        row.MeasuredDeviation is { } measured ? QuantityText.Of(measured * 100) : "no timing",
        QuantityText.Of(row.Sent),
        QuantityText.Of(row.Count.BitErrors),
        QuantityText.Of(row.Count.LostOctets),
        QuantityText.Of(row.Count.InsertedOctets),
    ];

    private static IReadOnlyList<(string Title, string Svg)> PlotsOf(IReadOnlyList<SpeedRow> rows)
    {
        SpeedRow[] timed = [.. rows.Where(static row => row.HasTiming)];
        return timed.Select(static row => row.AskedBps).Distinct().Count() < 2 ? [] :
        [
            ("Measured rate by speed", Plot.OfLines(
                "Measured rate by speed",
                Axis.Sizes("asked for, bit/s", [.. timed.Select(static row => (int)row.AskedBps).Distinct()]),
                Axis.Linear("measured, % of what was asked for", timed.Max(static row => 100 * row.MeasuredBps / row.AskedBps)),
                [.. timed.GroupBy(static row => row.Route, StringComparer.Ordinal).Select(static group => new PlotSeries(
                    group.Key, [.. group.Select(static row => new PlotPoint(row.AskedBps, 100 * row.MeasuredBps / row.AskedBps))], HasDots: true))])),
        ];
    }
}
