namespace UserCoNdis.Transport.Usb;

/// <summary>Says what is there when a URI names no device: what comes near first.</summary>
internal static class UsbNearMiss
{
    private const int Most = 8;
    private const byte HubClass = 9;

    public static string Describe(UsbSelector wanted, IReadOnlyList<UsbDeviceInfo> devices)
    {
        UsbDeviceInfo[] ofVendor = [.. devices.Where(each => each.Descriptor.VendorId == wanted.VendorId)];
        UsbDeviceInfo[] alike = [.. ofVendor.Where(each => each.Descriptor.ProductId == wanted.ProductId)];
        UsbDeviceInfo[] plugged = [.. devices.Where(each => each.Descriptor.DeviceClass != HubClass)];
        return (alike, ofVendor, plugged) switch
        {
            ({ Length: > 0 }, _, _) => $"of these there {Are(alike)}",
            (_, { Length: > 0 }, _) => $"of the same vendor there {Are(ofVendor)}",
            (_, _, { Length: > 0 }) => $"there {Are(plugged)}",
            _ => "none is plugged in",
        };
    }

    private static string Are(UsbDeviceInfo[] devices)
    {
        string rest = devices.Length > Most ? $" and {devices.Length - Most} more" : "";
        return $"{(devices.Length == 1 ? "is" : "are")} {string.Join(", ", devices.Take(Most).Select(Describe))}{rest}";
    }

    private static string Describe(UsbDeviceInfo device)
    {
        string[] words =
        [
            .. string.IsNullOrEmpty(device.Product) ? Array.Empty<string>() : [device.Product],
            .. string.IsNullOrEmpty(device.SerialNumber) ? Array.Empty<string>() : [$"serial {device.SerialNumber}"],
            $"port {device.PortPath}",
        ];
        return $"{UsbUri.IdOf(device.Descriptor)} ({string.Join(", ", words)})";
    }
}
