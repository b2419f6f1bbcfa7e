namespace UserCoNdis.Framework.Contracts;

/// <summary>The counters of NDIS_WAN_CO_GET_STATS_INFO that a driver fills which compresses; others leave them 0 (R298).</summary>
/// <param name="BytesTransmittedUncompressed">Before compression.</param>
/// <param name="BytesReceivedUncompressed">After decompression.</param>
/// <param name="BytesTransmittedCompressed">After compression.</param>
/// <param name="BytesReceivedCompressed">Before decompression.</param>
public readonly record struct WanCompressionCounters(
    uint BytesTransmittedUncompressed,
    uint BytesReceivedUncompressed,
    uint BytesTransmittedCompressed,
    uint BytesReceivedCompressed);
