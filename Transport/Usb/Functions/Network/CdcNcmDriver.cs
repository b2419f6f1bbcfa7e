using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>CDC-NCM: Ethernet adapters and gadgets, many frames a transfer (NCM 1.0 with errata).</summary>
/// <remarks>Options: <c>promisc=1</c> receives what is for others too; <c>ntb=16|32</c> the form of the blocks; <c>mac=02:00:00:00:00:01</c> another
/// address, where the device takes one.</remarks>
internal sealed class CdcNcmDriver : IUsbFunctionDriver
{
    private const byte Subclass = 0x0D;

    /// <inheritdoc/>
    public string Name => "cdc-ncm";

    /// <inheritdoc/>
    public string Description => "CDC-NCM Ethernet adapter";

    /// <inheritdoc/>
    public IReadOnlyList<UsbFunction> Find(UsbDeviceDescriptor device, UsbConfiguration configuration) =>
        NetworkFunctions.Find(this, configuration, Subclass, static control => NcmDescriptor.TryRead(control, out _));

    /// <inheritdoc/>
    public LinkKind KindOf(LinkUri uri) => LinkKind.Frames;

    /// <inheritdoc/>
    public ILink Open(IUsbDevice device, UsbFunction function, UsbLinkRequest request)
    {
        PacketFilters filters = NetworkSetup.FiltersOf(request.Options);
        var setup = new NetworkSetup(device, function);
        setup.Reset();
        int packet = function.In!.MaxPacketSize;
        NcmSettings settings = new NcmSetup(setup, function).Agree(packet, request.Options);
        _ = NcmDescriptor.TryRead(function.Control, out NcmDescriptor descriptor);
        setup.Begin(descriptor.HasPacketFilter ? filters : PacketFilters.None);

        int readBytes = (settings.InputSize + packet - 1) / packet * packet;
        var parts = new NetworkLinkParts(device, function, request, settings.Address, settings.MaxFrameBytes, readBytes);
        NcmBlocks blocks = NcmBlocks.Make(device, readBytes, settings.Layout.MaxSize, NcmLink.TransfersInFlight);
        return new NcmLink(parts, settings.Layout, blocks);
    }
}
