namespace UserCoNdis.Transport.Serial;

/// <summary>A serial port of this machine.</summary>
/// <param name="Path">The device: <c>/dev/ttyUSB0</c>.</param>
/// <param name="Driver">The kernel's driver: <c>ftdi_sio</c>.</param>
/// <param name="UsbId">Vendor and product in hexadecimal, <c>0403:6001</c>; null when it is no USB device.</param>
/// <param name="Product">What the USB device calls itself, maker and product; null when it does not.</param>
/// <param name="SerialNumber">The USB device's serial number; null when it has none.</param>
/// <param name="StablePath">The name under /dev/serial/by-id that survives replugging; null when there is none.</param>
/// <param name="MayOpen">Whether this user may open it.</param>
/// <param name="Group">The group that may; null when it cannot be told.</param>
public sealed record SerialPortInfo(
    string Path,
    string Driver,
    string? UsbId,
    string? Product,
    string? SerialNumber,
    string? StablePath,
    bool MayOpen,
    string? Group)
{
    /// <summary>Gets the link URI that opens it.</summary>
    public string Uri => $"serial:{StablePath ?? Path}";
}
