namespace UserCoNdis.Tools.Cli.Benchmarks.Plots;

/// <summary>A point of a plot, with how far the rounds scattered; without a scatter both ends are the value itself.</summary>
internal readonly record struct PlotPoint(double X, double Y, double Least, double Greatest)
{
    public PlotPoint(double x, double y)
        : this(x, y, y, y)
    {
    }
}
