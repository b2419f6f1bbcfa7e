using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>Drives WCH's CH340 and CH341 in their serial mode. (The CH9102, CH342 and CH343 are CDC-ACM.)</summary>
/// <remarks>Options: <c>speed</c>, <c>data</c>, <c>parity</c>, <c>stop</c>, <c>flow=rtscts</c> (the chip knows no XON and XOFF), <c>dtr</c>, <c>rts</c>.</remarks>
public sealed class Ch34xDriver : IUsbFunctionDriver
{
    private const ushort Wch = 0x1A86;
    private const ushort WchBefore = 0x4348;

    /// <inheritdoc/>
    public string Name => "ch34x";

    /// <inheritdoc/>
    public string Description => "WCH CH340/CH341 serial adapter";

    /// <inheritdoc/>
    /// <remarks>CH340: 7522, 7523, E523 (CH330). CH341: 5523, under two vendor ids.</remarks>
    public IReadOnlyList<UsbFunction> Find(UsbDeviceDescriptor device, UsbConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(device);
        bool isOurs = (device.VendorId, device.ProductId) is (Wch, 0x7522 or 0x7523 or 0xE523 or 0x5523) or (WchBefore, 0x5523);
        return isOurs ? SerialFunctions.Find(this, configuration) : [];
    }

    /// <inheritdoc/>
    public ILink Open(IUsbDevice device, UsbFunction function, UsbLinkRequest request) =>
        UsbSerialOpener.Open(device, function, request, options => new Ch34xChip(device, options));
}
