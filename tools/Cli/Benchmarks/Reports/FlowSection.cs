using UserCoNdis.Tools.Cli.Benchmarks.Octets;
using UserCoNdis.Tools.Cli.Benchmarks.Plots;

namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>A reader that takes nothing for a while.</summary>
internal static class FlowSection
{
    public static ReportSection Of(IReadOnlyList<FlowRow> rows) => new(
        new ReportTable(
            "Slow reader",
            "The reader takes nothing for a while, then goes on. Buffered: what the sending device had taken by then and the reader had not. Held back: in the last third of the time nothing more was taken "
                + "from the sender. Whoever is held back loses nothing; on a serial line without flow control what does not fit is lost.",
            ["way", "held s", "buffered octets", "held back", "flow control", "million octets", "bit errors", "lost", "inserted"],
            [.. rows.Select(Cells)]),
        [.. rows.Where(static row => row.Curve.Count > 2).Select(static row => ($"Octets in the path, {row.Route}: the reader takes nothing from {row.HeldAtSeconds:0.##} s to {row.HeldAtSeconds + row.HeldSeconds:0.##} s", CurveOf(row)))]);

    private static string[] Cells(FlowRow row) =>
    [
        row.Route,
        QuantityText.Of(row.HeldSeconds),
        QuantityText.Of(row.BufferedOctets),
        row.HeldBack ? "yes" : "no",
        row.HasFlowControl ? "yes" : "none",
        QuantityText.Of(row.Sent / 1e6),
        QuantityText.Of(row.Count.BitErrors),
        QuantityText.Of(row.Count.LostOctets),
        QuantityText.Of(row.Count.InsertedOctets),
    ];

    private static string CurveOf(FlowRow row) => Plot.OfLines(
        "Octets in the path over time",
        Axis.Linear("time, s", row.Curve[^1].Seconds),
        Axis.Linear("thousand octets", Math.Max(1, row.Curve.Max(InPath))),
        [new PlotSeries("taken from the sender, and not received yet", [.. row.Curve.Select(static sample => new PlotPoint(sample.Seconds, InPath(sample)))], HasDots: false)]);

    private static double InPath(OctetSample sample) => Math.Max(0, sample.Delivered - sample.Received) / 1e3;
}
