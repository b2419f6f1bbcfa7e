using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Framework.Contracts;

/// <summary>One frame in a leased pinned block, with room in front of it for headers (NET_BUFFER).</summary>
/// <remarks>Owner: the owner of its <see cref="NetBufferList"/>. Thread: the adapter's loop. Allocates: nothing.</remarks>
public sealed class NetBuffer
{
    internal NetBuffer()
    {
    }

    /// <summary>Gets the block the frame lies in.</summary>
    public BufferLease Lease { get; private set; }

    /// <summary>Gets where the used data begins in the block, in bytes: the headroom that is left.</summary>
    public int DataOffset { get; private set; }

    /// <summary>Gets the length of the used data in bytes.</summary>
    public int DataLength { get; private set; }

    /// <summary>Gets the used data.</summary>
    public Span<byte> Data => Lease.Span.Slice(DataOffset, DataLength);

    /// <summary>Moves the start of data back by <paramref name="bytes"/>: room for a header in front.</summary>
    /// <returns>False when the headroom is too small; nothing changed.</returns>
    /// <remarks>Source: WDK NdisRetreatNetBufferDataStart.</remarks>
    [Ddi("NdisRetreatNetBufferDataStart")]
    public bool TryRetreat(int bytes)
    {
        if ((uint)bytes > (uint)DataOffset)
        {
            return false;
        }

        DataOffset -= bytes;
        DataLength += bytes;
        return true;
    }

    /// <summary>Moves the start of data forward by <paramref name="bytes"/>: a header is consumed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is less data than that.</exception>
    /// <remarks>Source: WDK NdisAdvanceNetBufferDataStart.</remarks>
    [Ddi("NdisAdvanceNetBufferDataStart")]
    public void Advance(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)bytes, (uint)DataLength, nameof(bytes));
        DataOffset += bytes;
        DataLength -= bytes;
    }

    internal void Attach(BufferLease lease, int offset, int length)
    {
        int size = lease.Size;
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)offset, (uint)size, nameof(offset));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)(size - offset), nameof(length));
        Lease = lease;
        DataOffset = offset;
        DataLength = length;
    }

    internal void Detach()
    {
        Lease = default;
        DataOffset = 0;
        DataLength = 0;
    }
}
