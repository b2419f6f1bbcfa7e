namespace UserCoNdis.Framework.Contracts;

/// <summary>One direction's traffic (FLOWSPEC). Rates in bytes/s, sizes in bytes, times in microseconds.</summary>
/// <param name="TokenRate">Bytes/s.</param>
/// <param name="TokenBucketSize">Bytes.</param>
/// <param name="PeakBandwidth">Bytes/s; for TAPI calls the connect speed (contract 5.4).</param>
/// <param name="Latency">Microseconds.</param>
/// <param name="DelayVariation">Microseconds.</param>
/// <param name="ServiceType">SERVICETYPE_ value.</param>
/// <param name="MaxSduSize">Bytes.</param>
/// <param name="MinimumPolicedSize">Bytes.</param>
public readonly record struct FlowSpec(
    uint TokenRate,
    uint TokenBucketSize,
    uint PeakBandwidth,
    uint Latency,
    uint DelayVariation,
    uint ServiceType,
    uint MaxSduSize,
    uint MinimumPolicedSize)
{
    /// <summary>QOS_NOT_SPECIFIED.</summary>
    public const uint NotSpecified = 0xFFFFFFFF;

    /// <summary>SERVICETYPE_BESTEFFORT.</summary>
    public const uint BestEffort = 1;

    /// <summary>Gets a flow with nothing specified but best effort.</summary>
    public static FlowSpec Unspecified { get; } = new(
        NotSpecified, NotSpecified, NotSpecified, NotSpecified, NotSpecified, BestEffort, NotSpecified, NotSpecified);
}
