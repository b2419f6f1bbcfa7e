namespace UserCoNdis.Transport.Usb;

/// <summary>What Linux tells of a device in /sys/bus/usb/devices, without anyone opening it.</summary>
/// <param name="portPath">The name of its folder there: <c>1-2.4</c>.</param>
internal sealed class SysfsDevice(string portPath)
{
    private const string Root = "/sys/bus/usb/devices";
    private const int MaxText = 512; // a string descriptor has 126 characters at most

    private readonly string _folder = Path.Combine(Root, portPath);

    /// <summary>Gets whether there is such a folder.</summary>
    public bool Exists => Directory.Exists(_folder);

    /// <summary>Reads an attribute as text: <c>manufacturer</c>, <c>product</c>, <c>serial</c>.</summary>
    /// <returns>Null: it is not told, or the device just went.</returns>
    public string? Read(string attribute)
    {
        try
        {
            using var reader = new StreamReader(Path.Combine(_folder, attribute));
            char[] text = new char[MaxText];
            int length = reader.ReadBlock(text);
            return UsbText.Clean(new string(text, 0, length).TrimEnd('\n'));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Gets the kernel drivers by interface number; <c>usbfs</c> is a program like us, and no driver.</summary>
    public IReadOnlyDictionary<byte, string> KernelDrivers()
    {
        var drivers = new SortedDictionary<byte, string>();
        try
        {
            foreach (string folder in Directory.EnumerateDirectories(_folder, $"{portPath}:*"))
            {
                // 1-2.4:1.0 is interface 0 of configuration 1.
                if (byte.TryParse(folder.AsSpan(folder.LastIndexOf('.') + 1), out byte number)
                    && Directory.ResolveLinkTarget(Path.Combine(folder, "driver"), returnFinalTarget: false) is { Name: not "usbfs" } driver)
                {
                    drivers[number] = driver.Name;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return drivers; // it was unplugged while we looked
        }

        return drivers;
    }
}
