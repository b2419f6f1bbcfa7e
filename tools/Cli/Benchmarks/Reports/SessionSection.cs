using UserCoNdis.Tools.Cli.Benchmarks.Plots;
using UserCoNdis.Tools.Cli.Benchmarks.Sessions;

namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>Set-up of PPPoE calls.</summary>
internal static class SessionSection
{
    public static ReportSection Of(IReadOnlyList<SessionRow> rows) => new(
        new ReportTable(
            "PPPoE sessions",
            "A calls, B is the concentrator: discovery (PADI, PADO, PADR, PADS) up to a connected VC at both ends, without PPP above. Times from MakeCall to "
                + "MakeCallComplete, of all rounds together; rates and memory: median of the rounds [least .. greatest]. Memory is managed, of both ends together.",
            ["at once", "asked ahead", "set up/s", "p50 ms", "p90 ms", "p99 ms", "slowest ms", "closed/s", "failed", "bytes/session"],
            [.. rows.Select(Cells)]),
        [.. rows.Select(static row => ("Set-up time of a session", BarsOf(row)))]);

    private static string[] Cells(SessionRow row) =>
    [
        QuantityText.Of(row.Sessions),
        QuantityText.Of(row.AtOnce),
        QuantityText.Of(row.PerSecond),
        QuantityText.Of(row.P50),
        QuantityText.Of(row.P90),
        QuantityText.Of(row.P99),
        QuantityText.Of(row.Max),
        QuantityText.Of(row.ClosedPerSecond),
        QuantityText.Of(row.Failed),
        QuantityText.Of(row.ManagedBytesPerSession),
    ];

    private static string BarsOf(SessionRow row) => Plot.OfBars(
        "Set-up time of a session",
        Axis.Logarithmic("from MakeCall to MakeCallComplete, ms", row.Bins[0].FromMilliseconds, row.Bins[^1].ToMilliseconds),
        Axis.Linear("sessions, all rounds", row.Bins.Max(static bin => bin.Calls)),
        [.. row.Bins.Select(static bin => bin.FromMilliseconds), row.Bins[^1].ToMilliseconds],
        [.. row.Bins.Select(static bin => (double)bin.Calls)],
        [new AxisTick(row.P50, $"p50 {QuantityText.Of(row.P50)} ms"), new AxisTick(row.P99, $"p99 {QuantityText.Of(row.P99)} ms")]);
}
