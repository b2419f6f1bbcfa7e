using System.Net.NetworkInformation;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>What a network link is made of, when its function was set up.</summary>
/// <param name="Device">Not started; the link's from now on.</param>
/// <param name="Function">The function, its endpoints on.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Address">Its Ethernet address.</param>
/// <param name="MaxFrameBytes">The longest frame, either way.</param>
/// <param name="ReadBytes">Octets of a read: what the device sends at once.</param>
internal sealed record NetworkLinkParts(
    IUsbDevice Device, UsbFunction Function, UsbLinkRequest Request, PhysicalAddress Address, int MaxFrameBytes, int ReadBytes)
{
    private const int OwnBytes = 1 << 20;
    private const int LeastBlocks = 16;
    private const int MostBlocks = 512;

    /// <summary>Chooses the blocks that are read into: memory of the device if it has some, else those that were given, if they are large enough.</summary>
    /// <returns>The same parts, with the pool in their request.</returns>
    public NetworkLinkParts WithReceivePool()
    {
        int blockSize = (FrameHeadroom.Bytes + ReadBytes + 63) & ~63; // as a pool rounds it up
        int blocks = Math.Clamp(OwnBytes / blockSize, LeastBlocks, MostBlocks);
        PinnedSlabPool pool = Device.TryAllocateMemory(blocks * blockSize) is { } memory ? new PinnedSlabPool(memory, blockSize)
            : Request.Pool.BlockSize >= blockSize ? Request.Pool
            : new PinnedSlabPool(blocks, blockSize);
        return this with { Request = Request with { Pool = pool }, OwnPool = ReferenceEquals(pool, Request.Pool) ? null : pool };
    }

    /// <summary>Gets the pool that the link retires when it ends; null: blocks are the request's.</summary>
    public PinnedSlabPool? OwnPool { get; private init; }
}
