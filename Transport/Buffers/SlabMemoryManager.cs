using System.Buffers;

namespace UserCoNdis.Transport.Buffers;

/// <summary>Makes <see cref="Memory{T}"/> of a <see cref="SlabMemory"/>: one object a pool, so that a lease's Memory allocates nothing.</summary>
internal sealed unsafe class SlabMemoryManager(SlabMemory slab) : MemoryManager<byte>
{
    /// <inheritdoc/>
    public override Span<byte> GetSpan() => new((void*)slab.Address, slab.Length);

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0) => new((byte*)slab.Address + elementIndex, pinnable: this);

    /// <inheritdoc/>
    public override void Unpin()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
    }
}
