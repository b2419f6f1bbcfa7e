using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Transport.Links;

/// <summary>A stretch of a leased pinned block: a frame of a frame link, a chunk of bytes of a byte link.</summary>
/// <param name="Lease">The block; whoever holds the frame has to return or pass it on.</param>
/// <param name="Offset">Where the bytes begin in the block.</param>
/// <param name="Length">How many there are.</param>
/// <param name="Token">The sender's own; comes back with the frame, unread.</param>
public readonly record struct LinkFrame(BufferLease Lease, int Offset, int Length, object? Token = null)
{
    /// <summary>Gets the bytes.</summary>
    public Span<byte> Span => Lease.Span.Slice(Offset, Length);

    /// <summary>Gets the bytes as memory that needs no pinning.</summary>
    public Memory<byte> Memory => Lease.Memory.Slice(Offset, Length);
}
