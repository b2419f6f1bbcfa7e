namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>A part of the report: plots, and the table they are drawn from.</summary>
/// <param name="Table">The figures.</param>
/// <param name="Plots">Drawings with their titles.</param>
internal sealed record ReportSection(ReportTable Table, IReadOnlyList<(string Title, string Svg)> Plots);
