using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>Drives Prolific's PL2303, from the H to the G types.</summary>
/// <remarks>Options: <c>speed</c>, <c>data</c>, <c>parity</c>, <c>stop</c>, <c>flow=rtscts|xonxoff</c> (the chip does both), <c>dtr</c>, <c>rts</c>.</remarks>
public sealed class Pl2303Driver : IUsbFunctionDriver
{
    private const ushort Prolific = 0x067B;
    private const ushort Aten = 0x0557;
    private const ushort IoData = 0x04BB;

    /// <inheritdoc/>
    public string Name => "pl2303";

    /// <inheritdoc/>
    public string Description => "Prolific PL2303 serial adapter";

    /// <inheritdoc/>
    /// <remarks>2303: H to TA; 2304: TB; 23A3 to 23F3: the G types; the others are the best known adapters under names of their own.</remarks>
    public IReadOnlyList<UsbFunction> Find(UsbDeviceDescriptor device, UsbConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(device);
        bool isOurs = (device.VendorId, device.ProductId) is
            (Prolific, 0x2303 or 0x2304 or 0x23A3 or 0x23B3 or 0x23C3 or 0x23D3 or 0x23E3 or 0x23F3) or (Aten, 0x2008) or (IoData, 0x0A03 or 0x0A0E);
        return isOurs ? SerialFunctions.Find(this, configuration) : [];
    }

    /// <inheritdoc/>
    public ILink Open(IUsbDevice device, UsbFunction function, UsbLinkRequest request) =>
        UsbSerialOpener.Open(device, function, request, options => new Pl2303Chip(device, function, options));
}
