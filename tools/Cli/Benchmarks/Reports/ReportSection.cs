namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>A part of the report: plots, and the table they are drawn from.</summary>
/// <param name="Table">The figures.</param>
/// <param name="Plots">Drawings with their titles.</param>
internal sealed record ReportSection(ReportTable Table, IReadOnlyList<(string Title, string Svg)> Plots)
{
    /// <summary>Makes the part of what was measured; none, when nothing was.</summary>
    public static IEnumerable<ReportSection> Of<T>(IReadOnlyList<T> rows, Func<IReadOnlyList<T>, ReportSection> make) => rows.Count == 0 ? [] : [make(rows)];
}
