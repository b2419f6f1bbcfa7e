using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>Drives FTDI's serial adapters, from the FT8U232AM to the high-speed and X chips.</summary>
/// <remarks>
/// Options: <c>speed</c>, <c>data</c> (7 or 8), <c>parity</c>, <c>stop</c>, <c>flow=rtscts|xonxoff</c> (the chip does both), <c>dtr</c>, <c>rts</c>,
/// <c>latency=1..255</c> (milliseconds in which the chip waits for a packet to fill up; 1).
/// </remarks>
public sealed class FtdiDriver : IUsbFunctionDriver
{
    private const ushort Vendor = 0x0403;
    private const byte DefaultLatencyMilliseconds = 1;

    /// <inheritdoc/>
    public string Name => "ftdi";

    /// <inheritdoc/>
    public string Description => "FTDI serial adapter";

    /// <inheritdoc/>
    public IReadOnlyList<UsbFunction> Find(UsbDeviceDescriptor device, UsbConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(device);
        return device.VendorId == Vendor ? SerialFunctions.Find(this, configuration) : [];
    }

    /// <inheritdoc/>
    public ILink Open(IUsbDevice device, UsbFunction function, UsbLinkRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        byte latency = (byte)(request.Options.Integer("latency", 1, byte.MaxValue) ?? DefaultLatencyMilliseconds);
        return UsbSerialOpener.Open(device, function, request, options => new FtdiChip(device, function, options, latency));
    }
}
