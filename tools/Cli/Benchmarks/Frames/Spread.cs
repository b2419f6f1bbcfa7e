namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <summary>One figure over the rounds.</summary>
/// <param name="Median">The middle one.</param>
/// <param name="Min">The least.</param>
/// <param name="Max">The greatest.</param>
internal readonly record struct Spread(double Median, double Min, double Max)
{
    /// <summary>Takes the figures of the rounds, at least one.</summary>
    public static Spread Of(IEnumerable<double> rounds)
    {
        double[] sorted = [.. rounds.Order()];
        return new(sorted[sorted.Length / 2], sorted[0], sorted[^1]);
    }

    /// <summary>Gives the same in another unit.</summary>
    public Spread Times(double factor) => new(Median * factor, Min * factor, Max * factor);
}
