namespace UserCoNdis.Framework.Contracts;

/// <summary>A status that a miniport indicates (NDIS_STATUS_INDICATION).</summary>
/// <param name="StatusCode">What it is about.</param>
/// <param name="StatusBuffer">Its structure; valid during the call only.</param>
/// <param name="DestinationHandle">The <see cref="NdisOidRequest.RequestHandle"/> of the request that it answers, which
/// directs it to the requester's binding alone (R268); null: everybody concerned.</param>
/// <param name="RequestId">The <see cref="NdisOidRequest.RequestId"/> of that request.</param>
/// <remarks>The SourceHandle is the adapter whose handle indicates it, by construction (R264).</remarks>
public readonly record struct NdisStatusIndication(
    NdisStatus StatusCode, ReadOnlyMemory<byte> StatusBuffer, object? DestinationHandle = null, object? RequestId = null);
