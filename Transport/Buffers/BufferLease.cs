using System.Runtime.CompilerServices;

namespace UserCoNdis.Transport.Buffers;

/// <summary>Says that its holder owns one pinned block of a <see cref="PinnedSlabPool"/> until it returns it.</summary>
/// <remarks>
/// Owner: exactly one holder at any time; handing the value over hands the duty to return it over.
/// <see cref="Share"/> makes a second, equal duty. A stale lease throws <see cref="InvalidOperationException"/>.
/// The default value leases nothing: <see cref="IsEmpty"/>.
/// </remarks>
public readonly struct BufferLease : IEquatable<BufferLease>
{
    private readonly PinnedSlabPool? _pool;
    private readonly int _index;
    private readonly int _generation;

    internal BufferLease(PinnedSlabPool pool, int index, int generation)
    {
        _pool = pool;
        _index = index;
        _generation = generation;
    }

    /// <summary>Gets whether this value leases nothing.</summary>
    public bool IsEmpty => _pool is null;

    /// <summary>Gets whether the block is still this lease's.</summary>
    public bool IsCurrent => _pool is { } pool && pool.IsCurrent(_index, _generation);

    /// <summary>Gets the block's size in bytes.</summary>
    public int Size => Pool.BlockSize;

    /// <summary>Gets the pool that the block belongs to.</summary>
    /// <exception cref="InvalidOperationException">The lease is empty.</exception>
    public PinnedSlabPool Pool => _pool ?? ThrowEmpty();

    /// <summary>Gets the whole block; pinning it is free, since the slab is pinned.</summary>
    public Memory<byte> Memory => Pool.Open(_index, _generation);

    /// <summary>Gets the whole block.</summary>
    public Span<byte> Span => Pool.OpenSpan(_index, _generation);

    /// <summary>Gets the address of the block's first byte; it does not move as long as the pool lives.</summary>
    public unsafe nint Address => (nint)Unsafe.AsPointer(ref Span[0]);

    /// <summary>Adds an owner: the block goes back to the pool when every owner has returned it.</summary>
    /// <returns>The lease for the new owner.</returns>
    public BufferLease Share()
    {
        Pool.Share(_index, _generation);
        return this;
    }

    /// <summary>Gives the block back (or one share of it). The lease must not be used afterwards.</summary>
    /// <exception cref="InvalidOperationException">The block was returned before.</exception>
    public void Return() => Pool.Return(_index, _generation);

    /// <inheritdoc/>
    public bool Equals(BufferLease other) =>
        ReferenceEquals(_pool, other._pool) && _index == other._index && _generation == other._generation;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BufferLease other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_index, _generation);

    /// <summary>Compares two leases: same block, same generation.</summary>
    public static bool operator ==(BufferLease left, BufferLease right) => left.Equals(right);

    /// <summary>Compares two leases.</summary>
    public static bool operator !=(BufferLease left, BufferLease right) => !left.Equals(right);

    private static PinnedSlabPool ThrowEmpty() => throw new InvalidOperationException("The lease is empty.");
}
