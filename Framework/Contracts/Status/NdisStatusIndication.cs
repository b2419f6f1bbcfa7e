namespace UserCoNdis.Framework.Contracts;

/// <summary>A status that a miniport indicates (NDIS_STATUS_INDICATION).</summary>
/// <param name="StatusCode">What it is about.</param>
/// <param name="StatusBuffer">Its structure; valid during the call only.</param>
public readonly record struct NdisStatusIndication(NdisStatus StatusCode, ReadOnlyMemory<byte> StatusBuffer);
