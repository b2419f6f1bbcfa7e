using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>The blocks of an NCM link: NTBs are larger than the blocks of those who use links. Memory of the device, if it has some.</summary>
/// <param name="Read">What NTBs are read into; their frames are slices.</param>
/// <param name="Send">What NTBs are written in.</param>
internal sealed record NcmBlocks(PinnedSlabPool Read, PinnedSlabPool Send)
{
    private const int ReadBlocks = 64; // a megabyte: frames that the user keeps keep their block

    /// <summary>Makes the pools.</summary>
    /// <param name="device">Whose memory is tried.</param>
    /// <param name="readBytes">Octets of a read.</param>
    /// <param name="sendBytes">Octets of the largest NTB to the device.</param>
    /// <param name="inFlight">Transfers of each endpoint in flight.</param>
    public static NcmBlocks Make(IUsbDevice device, int readBytes, int sendBytes, int inFlight)
    {
        int readBlock = FrameHeadroom.Bytes + readBytes;
        return UsbLinkMemory.TryTake(device, Math.Max(readBlock, sendBytes), inFlight) is { } memory
            ? new NcmBlocks(memory.Read, memory.Send)
            : new NcmBlocks(new PinnedSlabPool(ReadBlocks, readBlock), new PinnedSlabPool(inFlight, sendBytes));
    }

    /// <summary>Ends both; frames that are still out stay good.</summary>
    public void Retire()
    {
        Read.Retire();
        Send.Retire();
    }
}
