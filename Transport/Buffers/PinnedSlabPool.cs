using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Buffers;

/// <summary>Rents fixed-size blocks out of one pinned slab that is allocated once, when the pool is made.</summary>
/// <remarks>
/// Shape: never grows; an empty pool says no. Units: bytes. Thread: any. Allocates: nothing after construction.
/// A block's state word holds a generation and a share count, so that a lease kept beyond its return is found out
/// in release builds too. The slab is a pinned array, or memory of a device that the pool frees once it is retired.
/// </remarks>
public class PinnedSlabPool
{
    private const int ShareBits = 8;
    private const int ShareMask = (1 << ShareBits) - 1;
    private const int None = -1;

    private readonly byte[]? _slab;   // one of the two
    private readonly SlabMemory? _memory;
    private readonly Memory<byte> _whole;   // of _memory
    private readonly int[] _states;   // generation << ShareBits | shares; shares 0 = free
    private readonly long[] _free;    // of a free block: how many there are from it on << 32 | the next one
    private long _head;               // tag << 32 | index: the tag defeats ABA
    private long _refusals;
    private bool _retired;
    private int _retiredBlocks;       // taken off the free list for ever

    /// <summary>Makes a pool of <paramref name="blockCount"/> blocks of <paramref name="blockSize"/> bytes each.</summary>
    /// <param name="blockCount">Number of blocks, at least 1.</param>
    /// <param name="blockSize">Size of a block in bytes; rounded up to a cache line.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or the slab would exceed an array.</exception>
    public PinnedSlabPool(int blockCount, int blockSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(blockCount);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(blockSize);
        BlockSize = RoundUp(blockSize);
        BlockCount = blockCount;
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)BlockSize * blockCount, Array.MaxLength, nameof(blockCount));
        _slab = GC.AllocateArray<byte>(BlockSize * blockCount, pinned: true);
        _states = new int[blockCount];
        _free = FreeList(blockCount);
    }

    /// <summary>Makes a pool of as many blocks as memory of a device holds.</summary>
    /// <param name="memory">The pool's from now on: it frees it when it is retired and the last block is back.</param>
    /// <param name="blockSize">Size of a block in bytes; rounded up to a cache line.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is not positive, or larger than the memory.</exception>
    public PinnedSlabPool(SlabMemory memory, int blockSize)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(blockSize);
        BlockSize = RoundUp(blockSize);
        BlockCount = memory.Length / BlockSize;
        ArgumentOutOfRangeException.ThrowIfZero(BlockCount, nameof(blockSize));
        _memory = memory;
        _whole = new SlabMemoryManager(memory).Memory;
        _states = new int[BlockCount];
        _free = FreeList(BlockCount);
    }

    /// <summary>Gets the size of every block, in bytes.</summary>
    public int BlockSize { get; }

    /// <summary>Gets the number of blocks, free and rented.</summary>
    public int BlockCount { get; }

    /// <summary>Gets the number of free blocks.</summary>
    public int Available => CountFrom((int)Interlocked.Read(ref _head));

    /// <summary>Gets the number of blocks that are out.</summary>
    public int Outstanding => BlockCount - Available - Volatile.Read(ref _retiredBlocks);

    /// <summary>Gets how often a rent was refused because the pool was empty.</summary>
    public long Refusals => Interlocked.Read(ref _refusals);

    /// <summary>Rents a block; its content is undefined.</summary>
    /// <param name="lease">The caller's to return or to pass on, when the result is true.</param>
    /// <returns>False when the pool is empty: the caller reports <c>NDIS_STATUS_RESOURCES</c> or drops and counts.</returns>
    public bool TryRent(out BufferLease lease)
    {
        while (true)
        {
            long head = Interlocked.Read(ref _head);
            int index = (int)head;
            if (index == None || IsRefused())
            {
                _ = Interlocked.Increment(ref _refusals);
                lease = default;
                return false;
            }

            long next = Link((int)(head >> 32) + 1, (int)Volatile.Read(ref _free[index]));
            if (Interlocked.CompareExchange(ref _head, next, head) != head)
            {
                continue;
            }

            int state = _states[index] + 1; // shares 0 -> 1; the generation moved when the block was freed
            Volatile.Write(ref _states[index], state);
            lease = new BufferLease(this, index, state >> ShareBits);
            OnRented(index);
            return true;
        }
    }

    /// <summary>Ends the pool: it rents nothing any more. Leases that are out stay good; with the last one returned, memory of a device is freed.</summary>
    public void Retire()
    {
        if (!Interlocked.Exchange(ref _retired, true))
        {
            TakeFreeBlocks();
        }
    }

    /// <summary>Throws when a block is still out.</summary>
    /// <exception cref="InvalidOperationException">Blocks are outstanding; the message says how many, and what
    /// <see cref="DescribeOutstanding"/> knows of them.</exception>
    public void ThrowIfOutstanding()
    {
        int outstanding = Outstanding;
        if (outstanding != 0)
        {
            throw new InvalidOperationException($"{outstanding} of {BlockCount} blocks not returned.{DescribeOutstanding()}");
        }
    }

    /// <summary>Tells whether block <paramref name="index"/> is rented.</summary>
    protected bool IsRented(int index) => (Volatile.Read(ref _states[index]) & ShareMask) != 0;

    /// <summary>Asked before a block leaves the pool; the diagnostic twin lets a test say no.</summary>
    protected virtual bool IsRefused() => false;

    /// <summary>Called after a block left the pool; the diagnostic twin notes who took it.</summary>
    protected virtual void OnRented(int index)
    {
    }

    /// <summary>Called before a block goes back to the free list; the diagnostic twin fills it.</summary>
    protected virtual void OnReturned(int index, Span<byte> block)
    {
    }

    /// <summary>Describes the blocks that are out; empty in the plain pool, rent stacks in the diagnostic one.</summary>
    protected virtual string DescribeOutstanding() => string.Empty;

    internal Memory<byte> Open(int index, int generation)
    {
        Check(index, generation);
        return _slab is { } slab
            ? MemoryMarshal.CreateFromPinnedArray(slab, index * BlockSize, BlockSize)
            : _whole.Slice(index * BlockSize, BlockSize);
    }

    internal Span<byte> OpenSpan(int index, int generation)
    {
        Check(index, generation);
        return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref FirstOctet, (nint)index * BlockSize), BlockSize);
    }

    internal bool IsCurrent(int index, int generation)
    {
        int state = Volatile.Read(ref _states[index]);
        return state >> ShareBits == generation && (state & ShareMask) != 0;
    }

    internal void Share(int index, int generation)
    {
        while (true)
        {
            int state = CheckedState(index, generation);
            if ((state & ShareMask) == ShareMask)
            {
                throw new InvalidOperationException($"Block {index} has {ShareMask} shares already.");
            }

            if (Interlocked.CompareExchange(ref _states[index], state + 1, state) == state)
            {
                return;
            }
        }
    }

    internal void Return(int index, int generation)
    {
        while (true)
        {
            int state = CheckedState(index, generation);
            bool last = (state & ShareMask) == 1;
            if (last)
            {
                // Filled while still rented: nobody else may see the block between the fill and the free list.
                OnReturned(index, OpenSpan(index, generation));
            }

            int next = last ? (generation + 1) << ShareBits : state - 1;
            if (Interlocked.CompareExchange(ref _states[index], next, state) != state)
            {
                continue;
            }

            if (last)
            {
                PushFree(index);
                if (_retired) // the push is a full fence: either this sees the flag, or Retire sees the block
                {
                    TakeFreeBlocks();
                }
            }

            return;
        }
    }

    /// <summary>Takes what is free off the list; whoever takes the last block of all frees the memory.</summary>
    private void TakeFreeBlocks()
    {
        while (true)
        {
            long head = Interlocked.Read(ref _head);
            int index = (int)head;
            if (index == None)
            {
                return;
            }

            long next = Link((int)(head >> 32) + 1, (int)Volatile.Read(ref _free[index]));
            if (Interlocked.CompareExchange(ref _head, next, head) == head
                && Interlocked.Increment(ref _retiredBlocks) == BlockCount)
            {
                _memory?.Dispose();
            }
        }
    }

    private void PushFree(int index)
    {
        while (true)
        {
            long head = Interlocked.Read(ref _head);
            Volatile.Write(ref _free[index], Link(CountFrom((int)head) + 1, (int)head));
            if (Interlocked.CompareExchange(ref _head, Link((int)(head >> 32) + 1, index), head) == head)
            {
                return;
            }
        }
    }

    /// <summary>Counts the free blocks without a counter of their own, which each rent and return would have to lock.</summary>
    private int CountFrom(int index) => index == None ? 0 : (int)(Volatile.Read(ref _free[index]) >> 32);

    private unsafe ref byte FirstOctet =>
        ref _slab is { } slab ? ref MemoryMarshal.GetArrayDataReference(slab) : ref Unsafe.AsRef<byte>((void*)_memory!.Address);

    private static int RoundUp(int blockSize) => checked(blockSize + 63) & ~63;

    private static long[] FreeList(int blockCount)
    {
        long[] free = new long[blockCount];
        for (int i = 0; i < blockCount; i++)
        {
            free[i] = Link(blockCount - i, i + 1 < blockCount ? i + 1 : None);
        }

        return free;
    }

    private static long Link(int high, int index) => (long)high << 32 | (uint)index;

    private int CheckedState(int index, int generation)
    {
        int state = Volatile.Read(ref _states[index]);
        if (state >> ShareBits != generation || (state & ShareMask) == 0)
        {
            ThrowStale(index);
        }

        return state;
    }

    private void Check(int index, int generation)
    {
        int state = Volatile.Read(ref _states[index]);
        if (state >> ShareBits != generation || (state & ShareMask) == 0)
        {
            ThrowStale(index);
        }
    }

    [StackTraceHidden]
    private static void ThrowStale(int index) =>
        throw new InvalidOperationException($"The lease of block {index} is stale: the block was returned before.");
}
