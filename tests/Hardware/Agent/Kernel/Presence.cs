namespace UserCoNdis.HardwareAgent.Kernel;

/// <summary>Whether something is there that programs need: see <see cref="HardwareGuest.Cases.ProgramSpec.Needs"/>.</summary>
internal static class Presence
{
    private const string Devices = "/sys/bus/usb/devices";
    private const string Drivers = "/sys/bus/usb/drivers";

    /// <summary>Whether it is there now.</summary>
    public static bool Of(string need) => need.Split(':') switch
    {
        ["usb", string vendor, string product] => IsOnBus(vendor, product),
        ["driver", string driver] => HasInterface(driver),
        _ => Path.Exists(need),
    };

    private static bool IsOnBus(string vendor, string product) =>
        Directory.Exists(Devices)
        && Directory.GetDirectories(Devices).Any(device => Read(device, "idVendor") == vendor && Read(device, "idProduct") == product);

    /// <summary>A driver's folder has a link for each interface that it has, by bus, ports, configuration and number: 1-1:1.0.</summary>
    private static bool HasInterface(string driver)
    {
        string folder = Path.Combine(Drivers, driver);
        return Directory.Exists(folder) && Directory.GetFileSystemEntries(folder).Any(entry => Path.GetFileName(entry).Contains(':'));
    }

    private static string Read(string device, string attribute)
    {
        try
        {
            return File.ReadAllText(Path.Combine(device, attribute)).Trim();
        }
        catch (IOException)
        {
            return ""; // an interface, or a device that goes at this moment
        }
    }
}
