namespace UserCoNdis.Tools.Cli.Benchmarks.Plots;

/// <summary>A line of a plot.</summary>
/// <param name="Name">As the legend calls it.</param>
/// <param name="Points">In the order in which they are joined.</param>
/// <param name="HasDots">Whether each point is a measure, and not one of a curve.</param>
internal sealed record PlotSeries(string Name, IReadOnlyList<PlotPoint> Points, bool HasDots);
