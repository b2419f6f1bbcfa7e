using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>Drives Silicon Labs' CP2101 to CP2105, CP2108, CP2109 and CP2102N.</summary>
/// <remarks>
/// Options: <c>speed</c>, <c>data</c>, <c>parity</c>, <c>stop</c>, <c>flow=rtscts|xonxoff</c> (the chip does both), <c>dtr</c>, <c>rts</c>,
/// <c>events=1</c> (the chip puts changes of lines and errors among the data: known at once, and counted; 0: the lines are asked for).
/// </remarks>
public sealed class Cp210xDriver : IUsbFunctionDriver
{
    private const ushort Vendor = 0x10C4;

    /// <inheritdoc/>
    public string Name => "cp210x";

    /// <inheritdoc/>
    public string Description => "Silicon Labs CP210x serial adapter";

    /// <inheritdoc/>
    /// <remarks>0xEA60 to 0xEA7F are the maker's own, 0x8000 to 0x8FFF his customers'; 0xEA80 and up are chips of other kinds.</remarks>
    public IReadOnlyList<UsbFunction> Find(UsbDeviceDescriptor device, UsbConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(device);
        bool isOurs = device.VendorId == Vendor && device.ProductId is (>= 0xEA60 and <= 0xEA7F) or (>= 0x8000 and <= 0x8FFF);
        return isOurs ? SerialFunctions.Find(this, configuration) : [];
    }

    /// <inheritdoc/>
    public ILink Open(IUsbDevice device, UsbFunction function, UsbLinkRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        bool events = request.Options.Switch("events") ?? false;
        return UsbSerialOpener.Open(device, function, request, options => new Cp210xChip(device, function, options, events));
    }
}
