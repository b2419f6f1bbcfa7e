using UserCoNdis.Tools.Cli.Benchmarks.Octets;
using UserCoNdis.Tools.Cli.Benchmarks.Plots;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>Modem lines: what is wired to what, and how fast it follows.</summary>
internal static class LineSection
{
    public static ReportSection Of(IReadOnlyList<LineRow> rows) => new(
        new ReportTable(
            "Modem lines",
            $"Each output was switched to and fro; what follows it is wired to it. Found: {LineWiring.Of(rows)}. Times from the call that switches until the input reads as changed, in microseconds.",
            ["output", "input", "edges", "followed", "median µs", "slowest µs"],
            [.. rows.Select(Cells)]),
        []);

    private static string[] Cells(LineRow row) =>
    [
        $"{row.From} {NameOf(row.Output)}",
        row.To is { } to ? $"{to} {NameOf(row.Input)}" : "nothing",
        QuantityText.Of(row.Edges),
        QuantityText.Of(row.Followed),
        row.To is null ? "" : QuantityText.Of(row.MedianMicroseconds),
        row.To is null ? "" : QuantityText.Of(row.GreatestMicroseconds),
    ];

    private static string NameOf(ModemLines line) => line.ToString().ToUpperInvariant();
}
