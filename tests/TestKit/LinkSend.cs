using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.TestKit;

/// <summary>Sends plain bytes on a link.</summary>
public static class LinkSend
{
    /// <summary>Rents a block, fills it and gives it to the link.</summary>
    /// <returns>What the link said; on false the block was returned.</returns>
    public static bool TrySend(this ILink link, PinnedSlabPool pool, ReadOnlySpan<byte> bytes, object? token = null)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(pool);
        if (!pool.TryRent(out BufferLease lease))
        {
            return false;
        }

        bytes.CopyTo(lease.Span);
        if (link.TrySend(new LinkFrame(lease, 0, bytes.Length, token)))
        {
            return true;
        }

        lease.Return();
        return false;
    }
}
