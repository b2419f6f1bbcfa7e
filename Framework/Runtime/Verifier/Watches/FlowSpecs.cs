using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the rules ask of the flows in call parameters.</summary>
internal static class FlowSpecs
{
    private const CoMediaFlags Round = CoMediaFlags.RoundUpFlow | CoMediaFlags.RoundDownFlow;

    /// <summary>No flow contradicts itself: a miniport that takes one that does has not looked at it (R104).</summary>
    public static bool AreSound(CoCallParameters parameters) =>
        parameters.CallMgrParameters is not { } flows || (IsSound(flows.Transmit) && IsSound(flows.Receive));

    /// <summary>The miniport may change the flows to what it can do (R106).</summary>
    public static bool MayRound(CoCallParameters parameters) =>
        parameters.MediaParameters is { } media && (media.Flags & Round) != CoMediaFlags.None;

    public static bool AreSame(CoCallParameters asked, CoCallParameters? inUse) => inUse is null
        || (asked.CallMgrParameters?.Transmit == inUse.CallMgrParameters?.Transmit
            && asked.CallMgrParameters?.Receive == inUse.CallMgrParameters?.Receive);

    private static bool IsSound(in FlowSpec flow) =>
        IsAtMost(flow.TokenRate, flow.PeakBandwidth) && IsAtMost(flow.MinimumPolicedSize, flow.MaxSduSize);

    private static bool IsAtMost(uint less, uint more) =>
        less == FlowSpec.NotSpecified || more == FlowSpec.NotSpecified || less <= more;
}
