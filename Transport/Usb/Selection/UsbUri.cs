using System.Globalization;

namespace UserCoNdis.Transport.Usb;

/// <summary>Writes the URI that names a device, or one of its functions, and no other.</summary>
public static class UsbUri
{
    /// <summary>Gets vendor and product as they stand in the URI: <c>0403:6001</c>.</summary>
    public static string IdOf(UsbDeviceDescriptor device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return string.Create(CultureInfo.InvariantCulture, $"{device.VendorId:x4}:{device.ProductId:x4}");
    }

    /// <summary>Gets the URI of a device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="all">What is plugged in: of several alike the serial number tells which, or the port.</param>
    public static string Of(UsbDeviceInfo device, IReadOnlyList<UsbDeviceInfo> all)
    {
        ArgumentNullException.ThrowIfNull(all);
        return Write(device, [Which(device, all)]);
    }

    /// <summary>Gets the URI of a function.</summary>
    /// <param name="device">Its device.</param>
    /// <param name="function">The function.</param>
    /// <param name="functionCount">How many functions the device has.</param>
    /// <param name="all">What is plugged in.</param>
    public static string Of(UsbDeviceInfo device, UsbFunction function, int functionCount, IReadOnlyList<UsbDeviceInfo> all)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Write(device, [Which(device, all), functionCount == 1 ? null : $"interface={function.Control.Number}"]);
    }

    private static string Write(UsbDeviceInfo device, string?[] options)
    {
        string given = string.Join('&', options.Where(each => each is not null));
        return $"usb:{IdOf(device.Descriptor)}{(given.Length == 0 ? "" : "?")}{given}";
    }

    private static string? Which(UsbDeviceInfo device, IReadOnlyList<UsbDeviceInfo> all)
    {
        UsbDeviceInfo[] alike = [.. all.Where(each => IdOf(each.Descriptor) == IdOf(device.Descriptor))];
        if (alike.Length <= 1)
        {
            return null;
        }

        bool hasOwnSerial = !string.IsNullOrEmpty(device.SerialNumber) && alike.Count(each => each.SerialNumber == device.SerialNumber) == 1;
        return hasOwnSerial ? $"serial={Uri.EscapeDataString(device.SerialNumber!)}" : $"port={device.PortPath}";
    }
}
