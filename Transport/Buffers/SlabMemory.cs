namespace UserCoNdis.Transport.Buffers;

/// <summary>Memory that a device or the system gave, for a <see cref="PinnedSlabPool"/> to cut into blocks. It does not move.</summary>
/// <remarks>
/// Owner: its maker, until a pool is made over it; the pool disposes it once it is retired and its last block is back.
/// Thread: <see cref="Dispose()"/> on the thread that returned that block.
/// </remarks>
/// <param name="address">The first octet.</param>
/// <param name="length">How many octets there are.</param>
public abstract class SlabMemory(nint address, int length) : IDisposable
{
    /// <summary>Gets the address of the first octet.</summary>
    public nint Address => address;

    /// <summary>Gets how many octets there are.</summary>
    public int Length => length;

    /// <summary>Frees it. Nothing may use it any more; a second time does nothing.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees it.</summary>
    /// <param name="disposing">False: called by a finalizer.</param>
    protected abstract void Dispose(bool disposing);
}
