using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>CDC-ECM: Ethernet adapters and gadgets, a frame a transfer (ECM 1.2).</summary>
/// <remarks>Options: <c>promisc=1</c> receives what is for others too.</remarks>
internal sealed class CdcEcmDriver : IUsbFunctionDriver
{
    private const byte Subclass = 0x06;
    private const int OwnBlocks = 128; // where those that were given are too small

    /// <inheritdoc/>
    public string Name => "cdc-ecm";

    /// <inheritdoc/>
    public string Description => "CDC-ECM Ethernet adapter";

    /// <inheritdoc/>
    public IReadOnlyList<UsbFunction> Find(UsbDeviceDescriptor device, UsbConfiguration configuration) =>
        NetworkFunctions.Find(this, configuration, Subclass, static _ => true);

    /// <inheritdoc/>
    public LinkKind KindOf(LinkUri uri) => LinkKind.Frames;

    /// <inheritdoc/>
    public ILink Open(IUsbDevice device, UsbFunction function, UsbLinkRequest request)
    {
        PacketFilters filters = NetworkSetup.FiltersOf(request.Options);
        var setup = new NetworkSetup(device, function);
        setup.Reset();
        _ = EthernetDescriptor.TryRead(function.Control, out EthernetDescriptor ethernet);
        var address = setup.ReadAddress(ethernet);
        setup.Begin(filters);

        // One octet more, so that the longest frame ends within the read: if it is whole packets, with the empty one behind it.
        int packet = function.In!.MaxPacketSize;
        int readBytes = (ethernet.MaxSegmentSize / packet + 1) * packet;
        var parts = new NetworkLinkParts(device, function, request, address, ethernet.MaxSegmentSize, readBytes);
        int block = FrameHeadroom.Bytes + readBytes;
        return new EcmLink(request.Pool.BlockSize >= block ? parts : parts.With(new PinnedSlabPool(OwnBlocks, block)));
    }
}
