using UserCoNdis.Transport.Pcap;
using UserCoNdis.Transport.Serial;

namespace UserCoNdis.Tools.Cli.Diagnosis;

/// <summary>The devices of this machine.</summary>
internal sealed record DeviceList(
    IReadOnlyList<SerialDeviceEntry> SerialPorts,
    IReadOnlyList<InterfaceEntry> Interfaces,
    IReadOnlyList<UsbDeviceEntry> UsbDevices)
{
    public static DeviceList Read()
    {
        var capabilities = Capabilities.OfProcess();
        return new DeviceList(
            [.. Transport.Serial.SerialPorts.List().Select(Of)],
            [.. PcapDevices.List().Select(device => InterfaceEntry.Of(device, capabilities))],
            ReadUsb("/sys/bus/usb/devices"));
    }

    internal static SerialDeviceEntry Of(SerialPortInfo port) =>
        new(port.Uri, port.Path, port.Driver, port.Product, port.UsbId, port.MayOpen, Permission.Mend(port));

    internal static IReadOnlyList<UsbDeviceEntry> ReadUsb(string folder)
    {
        var devices = new List<UsbDeviceEntry>();
        string[] entries = Directory.Exists(folder) ? Directory.GetFileSystemEntries(folder) : [];
        foreach (string device in entries.Order(StringComparer.Ordinal))
        {
            // Interfaces ("1-1:1.0") and root hubs ("usb1") are nothing that anybody plugged in.
            string name = Path.GetFileName(device);
            if (!name.Contains(':', StringComparison.Ordinal) && !name.StartsWith("usb", StringComparison.Ordinal)
                && Text(device, "idVendor") is { } vendor)
            {
                string product = $"{Text(device, "manufacturer")} {Text(device, "product")}".Trim();
                devices.Add(new UsbDeviceEntry(
                    $"{vendor}:{Text(device, "idProduct")}", product.Length == 0 ? null : product, Text(device, "serial"), Driver(device)));
            }
        }

        return devices;
    }

    private static string? Driver(string device)
    {
        string? first = Directory.EnumerateDirectories(device, $"{Path.GetFileName(device)}:*").Order(StringComparer.Ordinal).FirstOrDefault();
        return first is not null && new DirectoryInfo(Path.Combine(first, "driver")) is { Exists: true } driver
            ? Path.GetFileName(driver.ResolveLinkTarget(returnFinalTarget: true)?.FullName)
            : null;
    }

    private static string? Text(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
    }
}
