using UserCoNdis.Tools.Cli.Benchmarks.Frames;
using UserCoNdis.Tools.Cli.Benchmarks.Plots;

namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>Round trips by percentile.</summary>
internal static class LatencySection
{
    /// <summary>Probes of a frame link.</summary>
    public static ReportSection OfFrames(IReadOnlyList<LatencyRow> rows) => Of(
        rows,
        "Round-trip time of a light load, microseconds",
        "A to B and back, a probe each millisecond, from before A's link takes the frame until A's sink has it: both links, both event loops and the wake-up of "
            + "their threads are in it.");

    /// <summary>Messages of an octet link.</summary>
    public static ReportSection OfMessages(IReadOnlyList<LatencyRow> rows) => Of(
        rows,
        "Round-trip time of small messages, microseconds",
        "One message at a time, from before the link takes it until its last octet is back; the next follows at once. Where two links are wired to each other the far one "
            + "sends back what it gets.");

    private static ReportSection Of(IReadOnlyList<LatencyRow> rows, string title, string note) => new(
        new ReportTable(
            title,
            $"{note} Percentiles of all rounds together, to within 1 %; p50 of the rounds: median [least .. greatest].",
            ["octets", "p50", "p90", "p99", "p99.9", "greatest", "mean", "p50 of the rounds", "probes", "lost"],
            [.. rows.Select(Cells)]),
        [("Round-trip time by percentile", CurvesOf(rows))]);

    private static string[] Cells(LatencyRow row) =>
    [
        QuantityText.Of(row.Size),
        QuantityText.Of(row.P50),
        QuantityText.Of(row.P90),
        QuantityText.Of(row.P99),
        QuantityText.Of(row.P999),
        QuantityText.Of(row.Max),
        QuantityText.Of(row.Mean),
        QuantityText.Of(row.MedianOfRounds),
        QuantityText.Of(row.Probes),
        QuantityText.Of(row.Lost),
    ];

    private static string CurvesOf(IReadOnlyList<LatencyRow> rows)
    {
        LatencyPoint[] all = [.. rows.SelectMany(static row => row.Curve).Where(static point => point.Microseconds > 0)];
        return all.Length == 0 ? "" : Plot.OfLines(
            "Round-trip time by percentile",
            Axis.Nines("percentile of the round trips", all.Max(static point => point.Quantile)),
            Axis.Logarithmic("round-trip time, µs", all.Min(static point => point.Microseconds), all.Max(static point => point.Microseconds)),
            [.. rows.Where(static row => row.Curve.Count > 0).Select(static row => new PlotSeries(
                $"{row.Size} octets", [.. row.Curve.Select(static point => new PlotPoint(point.Quantile, point.Microseconds))], HasDots: false))]);
    }
}
