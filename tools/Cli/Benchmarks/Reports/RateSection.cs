using UserCoNdis.Tools.Cli.Benchmarks.Frames;
using UserCoNdis.Tools.Cli.Benchmarks.Plots;

namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>The fastest pace without a loss.</summary>
internal static class RateSection
{
    public static ReportSection Of(IReadOnlyList<RateRow> rows) => new(
        new ReportTable(
            "Fastest pace without a loss (RFC 2544, 26.1)",
            "A to B at an even pace; the interval between a pace that lost nothing and one that did not hold is halved until it is 1 % wide.",
            ["octets", "thousand frames/s", "Mbit/s", "paces tried"],
            [.. rows.Select(static row => new string[]
            {
                QuantityText.Of(row.Size), QuantityText.Of(row.FramesPerSecond / 1e3), QuantityText.Of(row.MegabitsPerSecond), QuantityText.Of(row.Trials),
            })]),
        []);
}
