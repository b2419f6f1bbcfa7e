using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Transport.Usb;

/// <summary>Blocks in memory of the device, for a link to read into and for its user to send from: the system copies neither.</summary>
/// <remarks>Two pools, so that a user who rents all he can does not stop the reading.</remarks>
internal sealed class UsbLinkMemory
{
    private const int PoolBytes = 1 << 20; // of the 16 MiB that Linux gives all USB transfers together
    private const int MostBlocks = 512;
    private const int BlocksPerTransfer = 4; // one in flight, the others with those who read

    private UsbLinkMemory(PinnedSlabPool read, PinnedSlabPool send)
    {
        Read = read;
        Send = send;
    }

    /// <summary>Gets where blocks are rented that the device fills.</summary>
    public PinnedSlabPool Read { get; }

    /// <summary>Gets where blocks are rented that are sent.</summary>
    public PinnedSlabPool Send { get; }

    /// <summary>Takes memory of the device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="blockSize">Octets of a block.</param>
    /// <param name="inFlight">Transfers of an endpoint in flight.</param>
    /// <returns>Null: it has none, or not enough.</returns>
    public static UsbLinkMemory? TryTake(IUsbDevice device, int blockSize, int inFlight)
    {
        int blocks = Math.Clamp(PoolBytes / blockSize, inFlight * BlocksPerTransfer, MostBlocks);
        if (TryMakePool(device, blocks, blockSize) is not { } read)
        {
            return null;
        }

        if (TryMakePool(device, blocks, blockSize) is { } send)
        {
            return new UsbLinkMemory(read, send);
        }

        read.Retire();
        return null;
    }

    /// <summary>Ends both pools; the memory goes back with the last block.</summary>
    public void Retire()
    {
        Read.Retire();
        Send.Retire();
    }

    private static PinnedSlabPool? TryMakePool(IUsbDevice device, int blocks, int blockSize) =>
        device.TryAllocateMemory(checked(blocks * blockSize)) is { } memory ? new PinnedSlabPool(memory, blockSize) : null;
}
