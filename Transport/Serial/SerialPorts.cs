namespace UserCoNdis.Transport.Serial;

/// <summary>Lists the serial ports of this machine, from sysfs.</summary>
public static class SerialPorts
{
    /// <summary>Lists the ports that have hardware behind them, by path.</summary>
    public static IReadOnlyList<SerialPortInfo> List() => List("/sys/class/tty", "/dev");

    internal static IReadOnlyList<SerialPortInfo> List(string classFolder, string deviceFolder)
    {
        if (!Directory.Exists(classFolder))
        {
            return [];
        }

        Dictionary<string, string> stable = StablePaths(deviceFolder);
        var ports = new List<SerialPortInfo>();
        foreach (string entry in Directory.EnumerateFileSystemEntries(classFolder).Order(StringComparer.Ordinal))
        {
            // A console or pseudo-terminal has no device; a port of the 8250 driver with no chip behind it has type 0.
            string real = Resolve(entry) ?? entry;
            if (Resolve(System.IO.Path.Combine(real, "device")) is { } device
                && FindDriver(device) is { } driver
                && Read(real, "type") != "0")
            {
                string path = System.IO.Path.Combine(deviceFolder, System.IO.Path.GetFileName(entry));
                ports.Add(Describe(path, device, driver, stable.GetValueOrDefault(path)));
            }
        }

        return ports;
    }

    private static SerialPortInfo Describe(string path, string device, string driver, string? stablePath)
    {
        string? usb = device;
        while (usb is not null && Read(usb, "idVendor") is null)
        {
            usb = System.IO.Path.GetDirectoryName(usb);
        }

        string? product = usb is null ? null : $"{Read(usb, "manufacturer")} {Read(usb, "product")}".Trim();
        return new SerialPortInfo(
            path,
            driver,
            usb is null ? null : $"{Read(usb, "idVendor")}:{Read(usb, "idProduct")}",
            string.IsNullOrEmpty(product) ? null : product,
            usb is null ? null : Read(usb, "serial"),
            stablePath,
            SerialNative.MayOpen(path),
            SerialPermission.GroupName(path));
    }

    /// <summary>Finds the driver's name, above the port and ctrl layers that newer kernels put around a UART.</summary>
    private static string? FindDriver(string device)
    {
        string? driver = null;
        string? at = device;
        while (at is not null && (driver is null or "port" or "ctrl"))
        {
            driver = Resolve(System.IO.Path.Combine(at, "driver")) is { } found ? System.IO.Path.GetFileName(found) : driver;
            at = System.IO.Path.GetDirectoryName(at);
        }

        return driver;
    }

    private static Dictionary<string, string> StablePaths(string deviceFolder)
    {
        string folder = System.IO.Path.Combine(deviceFolder, "serial", "by-id");
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Directory.Exists(folder))
        {
            foreach (string link in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            {
                if (new FileInfo(link).ResolveLinkTarget(returnFinalTarget: true) is { } target)
                {
                    paths[target.FullName] = link;
                }
            }
        }

        return paths;
    }

    /// <summary>Follows a link of sysfs to a folder; null when there is none.</summary>
    private static string? Resolve(string path) =>
        Directory.Exists(path) ? new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path : null;

    private static string? Read(string folder, string name)
    {
        string path = System.IO.Path.Combine(folder, name);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
    }
}
