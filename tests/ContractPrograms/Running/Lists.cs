using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.ContractPrograms;

/// <summary>The frames of all programs of one thread: pinned once, given back after each program.</summary>
public sealed class Lists
{
    private const int Count = 512;
    private readonly PinnedSlabPool _blocks = new(Count, 64);
    private readonly NetBufferListPool _lists = new(Count);

    /// <summary>Takes a frame.</summary>
    /// <exception cref="InvalidOperationException">A program sends more than there are.</exception>
    public NetBufferList Take() => _blocks.TryRent(out BufferLease lease) && _lists.TryAllocate(lease, 0, 32, out NetBufferList? list)
        ? list
        : throw new InvalidOperationException($"A program has more than {Count} frames.");

    /// <summary>Gives a frame back.</summary>
    public void Free(NetBufferList list) => _lists.Free(list);

    /// <summary>Throws when a frame is out.</summary>
    public void ThrowIfOutstanding() => _lists.ThrowIfOutstanding();

}
