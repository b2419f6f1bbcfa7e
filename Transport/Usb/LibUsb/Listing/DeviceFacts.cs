using static UserCoNdis.Transport.Usb.LibUsbNative;

namespace UserCoNdis.Transport.Usb;

/// <summary>What stands in no descriptor that libusb keeps: names, kernel drivers, and whether the device may be opened.</summary>
internal sealed record DeviceFacts(
    string? Manufacturer, string? Product, string? SerialNumber, IReadOnlyDictionary<byte, string> KernelDrivers, bool MayOpen)
{
    private static readonly Dictionary<byte, string> s_none = [];

    /// <summary>Reads them from Linux, which asked the device when it was plugged in.</summary>
    public static DeviceFacts FromSystem(string portPath, string file)
    {
        var device = new SysfsDevice(portPath);
        return new DeviceFacts(
            device.Read("manufacturer"), device.Read("product"), device.Read("serial"), device.KernelDrivers(),
            DeviceFileNative.MayReadAndWrite(file));
    }

    /// <summary>Asks the device itself, where the system does not tell.</summary>
    public static unsafe DeviceFacts ByOpening(nint device, UsbDeviceDescriptor descriptor)
    {
        nint handle = 0;
        if (libusb_open(device, &handle) != LIBUSB_SUCCESS)
        {
            return new DeviceFacts(null, null, null, s_none, MayOpen: false);
        }

        try
        {
            return new DeviceFacts(
                DeviceStrings.Read(handle, descriptor.ManufacturerIndex),
                DeviceStrings.Read(handle, descriptor.ProductIndex),
                DeviceStrings.Read(handle, descriptor.SerialNumberIndex),
                s_none,
                MayOpen: true);
        }
        finally
        {
            libusb_close(handle);
        }
    }
}
