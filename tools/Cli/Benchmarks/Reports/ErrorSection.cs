using UserCoNdis.Tools.Cli.Benchmarks.Octets;
using UserCoNdis.Tools.Cli.Benchmarks.Plots;

namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>The long run of the pattern: how many bits were wrong, and where.</summary>
internal static class ErrorSection
{
    private const int Shown = 16;

    public static ReportSection Of(IReadOnlyList<ErrorRow> rows) => new(
        new ReportTable(
            "Bit errors",
            "The pattern without a pause, each octet compared in its place; after octets are lost or inserted (a slip) the place is found again and neither counts as bit errors; unplaced are octets that fit nowhere. "
                + "The line's true error rate lies within the limits with 95 % confidence, if its errors do not depend on each other; without an error there is an upper limit alone.",
            ["pattern", "way", "s", "million octets", "bit errors", "octets wrong", "slips", "lost", "inserted", "unplaced", "error rate", "95 % limits"],
            [.. rows.Select(Cells)]),
        [.. PlotsOf(rows)]);

    /// <summary>Where the first errors were.</summary>
    public static ReportSection OfPositions(IReadOnlyList<ErrorRow> rows) => new(
        new ReportTable(
            "First errors",
            $"Octets from the beginning of what was sent, with the bits that were wrong (bit 0 is the first on the line); slips as octets lost (+) or inserted (-). {Shown} of each kind at most; JSON has more.",
            ["way", "wrong octets: position/bits", "slips: position/octets"],
            [.. rows.Select(static row => new[]
            {
                row.Route,
                string.Join(", ", row.FirstErrors.Take(Shown).Select(static error => $"{error.Position}/{error.Bits:x2}")),
                string.Join(", ", row.FirstSlips.Take(Shown).Select(static slip => $"{slip.Position}/{slip.Octets:+0;-0}")),
            })]),
        []);

    private static string[] Cells(ErrorRow row) =>
    [
        row.Pattern,
        row.Route,
        QuantityText.Of(row.Seconds),
        QuantityText.Of((row.Count.Octets > 0 ? row.Count.Octets : row.Sent ?? 0) / 1e6),
        QuantityText.Of(row.Count.BitErrors),
        QuantityText.Of(row.Count.ByteErrors),
        QuantityText.Of(row.Count.Slips),
        QuantityText.Of(row.Count.LostOctets),
        QuantityText.Of(row.Count.InsertedOctets),
        QuantityText.Of(row.Count.OutOfStepOctets),
        row.Count.Octets == 0 ? "" : row.BitErrorRate.Measured == 0 ? "0" : row.BitErrorRate.Measured.ToString("0.00e0"),
        row.Count.Octets == 0 ? "" : row.BitErrorRate.Lower == 0 ? $"below {row.BitErrorRate.Upper:0.0e0}" : $"{row.BitErrorRate.Lower:0.0e0} .. {row.BitErrorRate.Upper:0.0e0}",
    ];

    private static IEnumerable<(string Title, string Svg)> PlotsOf(IReadOnlyList<ErrorRow> rows)
    {
        PlotSeries[] rates = [.. rows.Where(static row => row.Curve.Count > 2).Select(static row => new PlotSeries(row.Route, RatesOf(row.Curve), HasDots: false))];
        if (rates.Length > 0)
        {
            yield return ("Throughput while the pattern ran", Plot.OfLines(
                "Throughput over time",
                Axis.Linear("time, s", rates.Max(static series => series.Points[^1].X)),
                Axis.Linear("throughput, MB/s", Math.Max(1e-3, rates.Max(static series => series.Points.Max(static point => point.Y)))),
                rates));
        }

        PlotSeries[] errors = [.. rows.Where(static row => row.Count.BitErrors > 0 && row.Curve.Count > 2).Select(static row => new PlotSeries(
            row.Route, [.. row.Curve.Select(static sample => new PlotPoint(sample.Seconds, sample.BitErrors))], HasDots: false))];
        if (errors.Length > 0)
        {
            yield return ("Bit errors over time", Plot.OfLines(
                "Bit errors over time",
                Axis.Linear("time, s", errors.Max(static series => series.Points[^1].X)),
                Axis.Linear("bit errors so far", errors.Max(static series => series.Points[^1].Y)),
                errors));
        }
    }

    /// <summary>Rates between samples: of what was received, or of what a sink took.</summary>
    private static IReadOnlyList<PlotPoint> RatesOf(IReadOnlyList<OctetSample> curve)
    {
        bool isSink = curve[^1].Received == 0;
        return [.. curve.Zip(curve.Skip(1)).Where(static pair => pair.Second.Seconds > pair.First.Seconds).Select(pair => new PlotPoint(
            pair.Second.Seconds,
            (isSink ? pair.Second.Delivered - pair.First.Delivered : pair.Second.Received - pair.First.Received) / 1e6 / (pair.Second.Seconds - pair.First.Seconds)))];
    }
}
