using UserCoNdis.Transport.Usb.Serial;

namespace UserCoNdis.Transport.Usb;

/// <summary>The function drivers, one row each, in the order in which they are asked: chips by vendor id before classes, the vendor's bulk pipe last.</summary>
public static class UsbFunctionDrivers
{
    /// <summary>Gets all of them.</summary>
    public static IReadOnlyList<IUsbFunctionDriver> All { get; } =
    [
        new FtdiDriver(),
        new Cp210xDriver(),
        new Ch34xDriver(),
        new Pl2303Driver(),
        new CdcAcmDriver(),
        new CdcEcmDriver(),
        new CdcNcmDriver(),
        new VendorBulk(),
    ];

    /// <summary>Finds the functions of a device: of its active configuration, or of the first other one that has any.</summary>
    /// <param name="device">The device.</param>
    /// <param name="only">The driver that is to take it; null: whichever.</param>
    public static IReadOnlyList<UsbFunction> Find(UsbDeviceInfo device, IUsbFunctionDriver? only = null)
    {
        ArgumentNullException.ThrowIfNull(device);
        return device.Configurations
            .OrderBy(each => each.Value == device.ActiveConfiguration ? 0 : 1)
            .Select(each => only?.Find(device.Descriptor, each) ?? Find(device.Descriptor, each))
            .FirstOrDefault(each => each.Count > 0) ?? [];
    }

    /// <summary>Finds the functions of a configuration; an interface belongs to the first driver that wants it.</summary>
    public static IReadOnlyList<UsbFunction> Find(UsbDeviceDescriptor device, UsbConfiguration configuration)
    {
        var found = new List<UsbFunction>();
        var taken = new HashSet<byte>();
        foreach (IUsbFunctionDriver driver in All)
        {
            foreach (UsbFunction function in driver.Find(device, configuration))
            {
                if (!taken.Contains(function.Control.Number) && !taken.Contains(function.Data.Number))
                {
                    _ = taken.Add(function.Control.Number);
                    _ = taken.Add(function.Data.Number);
                    found.Add(function);
                }
            }
        }

        return found;
    }
}
