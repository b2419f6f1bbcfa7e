using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>A received IP packet where it lies: in the block that the miniport indicated.</summary>
/// <remarks>Valid during the call that hands it over. Who keeps it longer takes a share of <see cref="Lease"/>
/// (<see cref="BufferLease.Share"/>) and returns that.</remarks>
/// <param name="Version">4 or 6: the protocol that it came under.</param>
/// <param name="Lease">The block; the miniport's.</param>
/// <param name="Offset">Where the packet begins in the block, in bytes.</param>
/// <param name="Length">Its length in bytes.</param>
public readonly record struct WanPacket(int Version, BufferLease Lease, int Offset, int Length)
{
    /// <summary>Gets the packet's bytes.</summary>
    public Span<byte> Span => Lease.Span.Slice(Offset, Length);
}
