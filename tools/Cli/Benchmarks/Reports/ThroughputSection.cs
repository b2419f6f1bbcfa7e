using UserCoNdis.Tools.Cli.Benchmarks.Frames;
using UserCoNdis.Tools.Cli.Benchmarks.Plots;

namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>Throughput by frame size.</summary>
internal static class ThroughputSection
{
    public static ReportSection Of(IReadOnlyList<ThroughputRow> rows) => new(
        new ReportTable(
            "Throughput",
            "Sent as fast as the links take frames. Sizes with the Ethernet header, without check sequence; Mbit/s are those octets of the frames that arrived. "
                + "Median of the rounds [least .. greatest]; the rest is the sum of all rounds.",
            ["octets", "direction", "Mbit/s", "thousand frames/s in", "thousand frames/s out", "lost %", "reordered", "twice", "corrupt", "managed B/frame"],
            [.. rows.Select(Cells)]),
        [
            ("Throughput by frame size: layer 2, frames that arrived", Lines(rows, "Mbit/s", static row => row.MegabitsPerSecond)),
            ("Frame rate by frame size: frames that arrived", Lines(rows, "thousand frames/s", static row => row.ReceivedPerSecond.Times(1e-3))),
        ]);

    private static string[] Cells(ThroughputRow row) =>
    [
        QuantityText.Of(row.Size),
        NameOf(row.Direction),
        QuantityText.Of(row.MegabitsPerSecond),
        QuantityText.Of(row.ReceivedPerSecond.Times(1e-3)),
        QuantityText.Of(row.SentPerSecond.Times(1e-3)),
        QuantityText.Of(row.LossShare * 100),
        QuantityText.Of(row.Reordered),
        QuantityText.Of(row.Duplicates),
        QuantityText.Of(row.Corrupt),
        QuantityText.Of(row.ManagedBytesPerFrame),
    ];

    private static string Lines(IReadOnlyList<ThroughputRow> rows, string unit, Func<ThroughputRow, Spread> value) => Plot.OfLines(
        $"{unit} by frame size",
        Axis.Sizes("frame size, octets", [.. rows.Select(static row => row.Size).Distinct()]),
        Axis.Linear(unit, rows.Max(row => value(row).Max)),
        [.. rows.GroupBy(static row => row.Direction).Select(group => new PlotSeries(
            NameOf(group.Key),
            [.. group.OrderBy(static row => row.Size).Select(row => new PlotPoint(row.Size, value(row).Median, value(row).Min, value(row).Max))],
            HasDots: true))]);

    private static string NameOf(Direction direction) => direction switch
    {
        Direction.AToB => "A to B",
        Direction.BToA => "B to A",
        Direction.Both => "both at once",
    };
}
