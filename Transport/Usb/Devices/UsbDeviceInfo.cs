namespace UserCoNdis.Transport.Usb;

/// <summary>A device that is plugged in, as far as it can be known without opening it.</summary>
/// <param name="Bus">Number of its bus.</param>
/// <param name="Address">Its number on the bus; another after each plugging in.</param>
/// <param name="PortPath">Where it is plugged in: <c>1-2.4</c>; stays the same for the same socket.</param>
/// <param name="Speed">The speed at which it is connected.</param>
/// <param name="Descriptor">Its device descriptor.</param>
/// <param name="Configurations">Its configurations; empty when their descriptors can't be read, <paramref name="Trouble"/> says why.</param>
/// <param name="ActiveConfiguration">bConfigurationValue; 0: not configured.</param>
/// <param name="Manufacturer">Its maker's name; null: not told.</param>
/// <param name="Product">Its name; null: not told.</param>
/// <param name="SerialNumber">Its serial number; null: not told.</param>
/// <param name="KernelDrivers">Kernel driver by interface number.</param>
/// <param name="MayOpen">Whether this user may open it.</param>
/// <param name="Trouble">What is wrong with its descriptors; null: nothing.</param>
public sealed record UsbDeviceInfo(
    byte Bus,
    byte Address,
    string PortPath,
    UsbSpeed Speed,
    UsbDeviceDescriptor Descriptor,
    IReadOnlyList<UsbConfiguration> Configurations,
    byte ActiveConfiguration,
    string? Manufacturer,
    string? Product,
    string? SerialNumber,
    IReadOnlyDictionary<byte, string> KernelDrivers,
    bool MayOpen,
    string? Trouble)
{
    /// <summary>Gets the file of the device in the system, <c>/dev/bus/usb/001/004</c>; null where there is no such thing.</summary>
    public string? Path { get; init; }
}
