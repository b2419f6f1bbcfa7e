using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Framework.Contracts;

/// <summary>Holds a fixed number of <see cref="NetBufferList"/> objects, made once.</summary>
/// <remarks>Thread: one adapter's loop. Never grows: an empty pool says no.</remarks>
public sealed class NetBufferListPool
{
    private readonly int _count;
    private NetBufferList? _free;
    private int _available;

    /// <summary>Makes a pool of <paramref name="count"/> lists.</summary>
    public NetBufferListPool(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        _count = count;
        for (int i = 0; i < count; i++)
        {
            _free = new NetBufferList(this) { Next = _free };
        }

        _available = count;
    }

    /// <summary>Gets the number of lists that are out.</summary>
    public int Outstanding => _count - _available;

    /// <summary>Gets or sets who makes the pool say that it is empty, asked at each allocation; null: nobody. So a test fails
    /// each allocation in turn.</summary>
    public Func<bool>? Refuse { get; set; }

    /// <summary>Allocates a list around a leased block (NdisAllocateNetBufferAndNetBufferList).</summary>
    /// <param name="lease">On true the list's, until <see cref="Free"/> returns it; on false still the caller's.</param>
    /// <param name="offset">Where the data begins in the block: the headroom, in bytes.</param>
    /// <param name="length">The length of the data in bytes.</param>
    /// <param name="list">The caller's to send, indicate or free.</param>
    /// <returns>False when the pool is empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The data does not lie in the block.</exception>
    public bool TryAllocate(BufferLease lease, int offset, int length, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out NetBufferList? list)
    {
        list = Refuse is { } refuse && refuse() ? null : _free;
        if (list is null)
        {
            return false;
        }

        list.FirstNetBuffer.Attach(lease, offset, length);
        _free = list.Next;
        _available--;
        list.Next = null;
        list.IsAllocated = true;
        return true;
    }

    /// <summary>Gives one list (not its chain) back and returns its block.</summary>
    /// <exception cref="InvalidOperationException">It is of another pool, or free already.</exception>
    public void Free(NetBufferList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (!ReferenceEquals(list.Pool, this) || !list.IsAllocated)
        {
            throw new InvalidOperationException("The list is not allocated from this pool.");
        }

        list.FirstNetBuffer.Lease.Return();
        list.FirstNetBuffer.Detach();
        list.IsAllocated = false;
        list.SourceHandle = null;
        list.CancelId = null;
        list.ProtocolReserved = null;
        list.MiniportReserved = null;
        list.NdisReserved = null;
        list.Status = default;
        list.Next = _free;
        _free = list;
        _available++;
    }

    /// <summary>Throws when a list is still out.</summary>
    /// <exception cref="InvalidOperationException">Lists are outstanding.</exception>
    public void ThrowIfOutstanding()
    {
        if (Outstanding != 0)
        {
            throw new InvalidOperationException($"{Outstanding} of {_count} net buffer lists not freed.");
        }
    }
}
