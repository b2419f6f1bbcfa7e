namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <summary>A point of a distribution.</summary>
/// <param name="Quantile">Share of all, 0 to 1.</param>
/// <param name="Microseconds">What so many did not exceed.</param>
internal readonly record struct LatencyPoint(double Quantile, double Microseconds)
{
    private const int PerDecade = 10;

    /// <summary>Takes points that lie evenly on the scale of nines, up to the last that the number of times carries.</summary>
    public static IReadOnlyList<LatencyPoint> CurveOf(LatencyHistogram times)
    {
        List<LatencyPoint> points = [];
        for (int i = 0; times.Count > 0; i++)
        {
            double rest = Math.Pow(10, -(double)i / PerDecade);
            if (rest * times.Count < 1)
            {
                points.Add(new(1 - (1.0 / times.Count), times.Max / 1e3));
                break;
            }

            points.Add(new(1 - rest, times.At(1 - rest) / 1e3));
        }

        return points;
    }
}
