namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <summary>Round trips of probes of one size: first link, second link and back, through both loops.</summary>
/// <param name="Size">Octets of a frame, Ethernet header included, check sequence not.</param>
/// <param name="Probes">How many were sent.</param>
/// <param name="Lost">How many did not come back.</param>
/// <param name="P50">Microseconds that half of the round trips took at most.</param>
/// <param name="P90">Microseconds, nine of ten.</param>
/// <param name="P99">Microseconds, 99 of 100.</param>
/// <param name="P999">Microseconds, 999 of 1,000.</param>
/// <param name="Max">Microseconds of the longest.</param>
/// <param name="Mean">Microseconds.</param>
/// <param name="MedianOfRounds">P50 of each round.</param>
/// <param name="Curve">The distribution, for a plot.</param>
internal sealed record LatencyRow(
    int Size,
    long Probes,
    long Lost,
    double P50,
    double P90,
    double P99,
    double P999,
    double Max,
    double Mean,
    Spread MedianOfRounds,
    IReadOnlyList<LatencyPoint> Curve)
{
    /// <summary>Sums up the rounds.</summary>
    public static LatencyRow Of(int size, IReadOnlyList<Flow> rounds) => Of(
        size, rounds.Sum(static round => round.Sent), rounds.Sum(static round => round.Lost), [.. rounds.Select(static round => round.RoundTrips)]);

    /// <summary>Sums up the round trips of the rounds.</summary>
    public static LatencyRow Of(int size, long probes, long lost, IReadOnlyList<LatencyHistogram> rounds)
    {
        var all = new LatencyHistogram();
        foreach (LatencyHistogram round in rounds)
        {
            all.Add(round);
        }

        return new(
            size,
            probes,
            lost,
            all.At(0.5) / 1e3,
            all.At(0.9) / 1e3,
            all.At(0.99) / 1e3,
            all.At(0.999) / 1e3,
            all.Max / 1e3,
            all.Mean / 1e3,
            Spread.Of(rounds.Select(static round => round.At(0.5) / 1e3)),
            LatencyPoint.CurveOf(all));
    }
}
