using UserCoNdis.Tools.Cli.Benchmarks.Frames;
using UserCoNdis.Tools.Cli.Benchmarks.Patterns;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>Throughput of blocks of one size over one route.</summary>
/// <param name="Route">Which way; both ways at once are added up.</param>
/// <param name="Block">Octets of a block.</param>
/// <param name="OctetsPerSecond">That arrived, or that were sent where a device received.</param>
/// <param name="LineShare">Of what the line can carry; null where nobody says what that is.</param>
/// <param name="Octets">That moved in all rounds.</param>
/// <param name="Count">What was received in all rounds.</param>
/// <param name="ManagedBytesPerBlock">Allocated on the loops' threads, for each block.</param>
internal sealed record OctetRow(
    string Route, int Block, Spread OctetsPerSecond, double? LineShare, long Octets, PatternCount Count, double ManagedBytesPerBlock)
{
    /// <summary>Sums up the rounds.</summary>
    public static OctetRow Of(OctetRoute route, int block, IReadOnlyList<OctetFlow[]> rounds)
    {
        OctetFlow[] all = [.. rounds.SelectMany(static round => round)];
        Spread rate = Spread.Of(rounds.Select(static round => round.Sum(static flow => flow.OctetsPerSecond)));
        double? line = route.Flows.Select(static flow => SerialLine.OctetsPerSecond((flow.From ?? flow.To)!)).Aggregate((double?)0, static (sum, each) => sum + each);
        return new OctetRow(
            route.Name,
            block,
            rate,
            line is > 0 and var most ? rate.Median / most : null,
            all.Sum(static flow => flow.Octets),
            all.Aggregate(default(PatternCount), static (sum, flow) => sum + (flow.Received ?? default)),
            (double)all.Sum(static flow => flow.ManagedBytes) / Math.Max(1, all.Sum(static flow => flow.Blocks)));
    }
}
