namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>How long sessions took to come up, in milliseconds.</summary>
/// <param name="Minimum">The fastest.</param>
/// <param name="P50">Half of them were at most so slow.</param>
/// <param name="P90">Nine of ten.</param>
/// <param name="P99">Ninety-nine of a hundred.</param>
/// <param name="Maximum">The slowest.</param>
internal sealed record SetupTimes(double Minimum, double P50, double P90, double P99, double Maximum)
{
    /// <summary>Sorts them.</summary>
    /// <returns>Null: there are none.</returns>
    public static SetupTimes? Of(IEnumerable<double> times)
    {
        double[] sorted = [.. times.Order()];
        return sorted.Length == 0 ? null : new(sorted[0], At(0.5), At(0.9), At(0.99), sorted[^1]);

        double At(double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }

    public override string ToString() => $"{Minimum}/{P50}/{P90}/{P99}/{Maximum} ms (least/median/90 %/99 %/most)";
}
