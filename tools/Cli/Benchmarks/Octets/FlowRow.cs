using UserCoNdis.Tools.Cli.Benchmarks.Patterns;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>What happened while a reader took nothing for a while.</summary>
/// <param name="Route">Which way.</param>
/// <param name="HeldAtSeconds">When the reader stopped, since the sending began.</param>
/// <param name="HeldSeconds">How long the reader took nothing.</param>
/// <param name="BufferedOctets">What the sending device had taken by then, and the reader had not.</param>
/// <param name="HeldBack">Whether the sender had to wait: nothing was taken from it in the last third of the time.</param>
/// <param name="HasFlowControl">Whether the path should hold the sender back; false: what does not fit may be lost.</param>
/// <param name="Sent">Octets sent, before, during and after.</param>
/// <param name="Count">What was received in the end.</param>
/// <param name="Curve">Octets over time, for a plot.</param>
internal sealed record FlowRow(
    string Route,
    double HeldAtSeconds,
    double HeldSeconds,
    long BufferedOctets,
    bool HeldBack,
    bool HasFlowControl,
    long Sent,
    PatternCount Count,
    IReadOnlyList<OctetSample> Curve)
{
    /// <summary>Gets whether nothing was lost that should not have been.</summary>
    public bool IsGood => Count.IsClean || !HasFlowControl;
}
