namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <summary>Frames as fast as the links take them, of one size, in one direction or both.</summary>
/// <param name="Size">Octets of a frame, Ethernet header included, check sequence not.</param>
/// <param name="Direction">Who sent.</param>
/// <param name="SentPerSecond">Frames that the sending link took.</param>
/// <param name="ReceivedPerSecond">Frames that arrived.</param>
/// <param name="MegabitsPerSecond">Of those that arrived: their octets, eight bits each; no preamble, check sequence or gap.</param>
/// <param name="Sent">Frames sent in all rounds.</param>
/// <param name="Received">Frames that arrived in all rounds.</param>
/// <param name="Lost">Frames that did not arrive.</param>
/// <param name="Reordered">Frames that came after one sent later.</param>
/// <param name="Duplicates">Frames that came twice.</param>
/// <param name="Corrupt">Frames that came changed.</param>
/// <param name="Foreign">Other traffic on the wire.</param>
/// <param name="ManagedBytesPerFrame">Allocated on both loops, for each frame that arrived.</param>
internal sealed record ThroughputRow(
    int Size,
    Direction Direction,
    Spread SentPerSecond,
    Spread ReceivedPerSecond,
    Spread MegabitsPerSecond,
    long Sent,
    long Received,
    long Lost,
    long Reordered,
    long Duplicates,
    long Corrupt,
    long Foreign,
    double ManagedBytesPerFrame)
{
    /// <summary>Gets the share of the sent frames that did not arrive, 0 to 1.</summary>
    public double LossShare => Sent == 0 ? 0 : (double)Lost / Sent;

    /// <summary>Sums up the rounds; in both directions at once the rates are the sums of the two.</summary>
    public static ThroughputRow Of(int size, Direction direction, IReadOnlyList<Flow[]> rounds)
    {
        Flow[] all = [.. rounds.SelectMany(static round => round)];
        long received = all.Sum(static flow => flow.Count.Received);
        Spread arrived = Spread.Of(rounds.Select(static round => round.Sum(static flow => flow.ReceivedPerSecond)));
        return new(
            size,
            direction,
            Spread.Of(rounds.Select(static round => round.Sum(static flow => flow.SentPerSecond))),
            arrived,
            arrived.Times(size * 8 / 1e6),
            all.Sum(static flow => flow.Sent),
            received,
            all.Sum(static flow => flow.Lost),
            all.Sum(static flow => flow.Count.Reordered),
            all.Sum(static flow => flow.Count.Duplicates),
            all.Sum(static flow => flow.Count.Corrupt),
            all.Sum(static flow => flow.Count.Foreign),
            (double)all.Sum(static flow => flow.ManagedBytes) / Math.Max(1, received));
    }
}
