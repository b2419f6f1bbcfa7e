using UserCoNdis.Transport.Usb;

namespace UserCoNdis.Tools.Cli.Diagnosis.Usb;

/// <summary>A USB device that <c>devices</c> found.</summary>
internal sealed record UsbDeviceEntry
{
    private const byte HubClass = 9;

    /// <summary>Gets the number of its bus.</summary>
    public required int Bus { get; init; }

    /// <summary>Gets its number on the bus; another after each plugging in.</summary>
    public required int Address { get; init; }

    /// <summary>Gets where it is plugged in, <c>1-2.4</c>; of a root hub its name, <c>usb1</c>.</summary>
    public required string Port { get; init; }

    /// <summary>Gets the port of the hub that it is plugged into; null: it is a root hub.</summary>
    public required string? Hub { get; init; }

    /// <summary>Gets vendor and product in hexadecimal.</summary>
    public required string Id { get; init; }

    public required string? Manufacturer { get; init; }

    public required string? Product { get; init; }

    public required string? SerialNumber { get; init; }

    /// <summary>Gets its class in words.</summary>
    public required string Class { get; init; }

    public required UsbSpeed Speed { get; init; }

    /// <summary>Gets its functions; of a hub none.</summary>
    public required IReadOnlyList<UsbFunctionEntry> Functions { get; init; }

    /// <summary>Gets whether this user may open it.</summary>
    public required bool MayOpen { get; init; }

    /// <summary>Gets the udev rule that gives the permission; null when it is there.</summary>
    public required string? Mend { get; init; }

    /// <summary>Gets why its descriptors can't be read, or what is wrong with them; null: nothing.</summary>
    public required string? Trouble { get; init; }

    /// <summary>Describes a device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="all">What is plugged in beside it: its URI names this one alone.</param>
    public static UsbDeviceEntry Of(UsbDeviceInfo device, IReadOnlyList<UsbDeviceInfo> all)
    {
        UsbDeviceDescriptor descriptor = device.Descriptor;
        return new UsbDeviceEntry
        {
            Bus = device.Bus,
            Address = device.Address,
            Port = device.PortPath,
            Hub = HubOf(device),
            Id = UsbUri.IdOf(descriptor),
            Manufacturer = device.Manufacturer,
            Product = device.Product,
            SerialNumber = device.SerialNumber,
            Class = UsbClassText.Of(descriptor.DeviceClass, descriptor.DeviceSubclass, descriptor.DeviceProtocol),
            Speed = device.Speed,
            Functions = descriptor.DeviceClass == HubClass ? [] : FunctionsOf(device, all),
            MayOpen = device.MayOpen,
            Mend = device.MayOpen ? null : UdevRule.For(descriptor),
            Trouble = device.Trouble,
        };
    }

    private static string? HubOf(UsbDeviceInfo device)
    {
        string port = device.PortPath;
        int last = port.LastIndexOf('.');
        return last > 0 ? port[..last]
            : port.Contains('-', StringComparison.Ordinal) ? $"usb{device.Bus}"
            : null;
    }

    private static IReadOnlyList<UsbFunctionEntry> FunctionsOf(UsbDeviceInfo device, IReadOnlyList<UsbDeviceInfo> all)
    {
        IReadOnlyList<UsbFunction> ours = UsbFunctionDrivers.Find(device);
        HashSet<byte> taken = [.. ours.SelectMany(each => new[] { each.Control.Number, each.Data.Number })];
        byte shown = ours.Count == 0 ? device.ActiveConfiguration : ours[0].ConfigurationValue;
        IEnumerable<UsbFunctionEntry> rest = device.Configurations
            .Where(each => each.Value == shown)
            .SelectMany(each => each.Interfaces)
            .Where(each => each.Alternate == 0 && !taken.Contains(each.Number))
            .Select(each => Entry(device, each, null, null));
        return
        [
            .. ours.Select(each => Entry(device, each.Control, each.Driver, UsbUri.Of(device, each, ours.Count, all)))
                .Concat(rest)
                .OrderBy(each => each.Interface),
        ];
    }

    private static UsbFunctionEntry Entry(UsbDeviceInfo device, UsbInterface at, IUsbFunctionDriver? driver, string? uri) => new(
        at.Number, UsbClassText.Of(at.Class, at.Subclass, at.Protocol), device.KernelDrivers.GetValueOrDefault(at.Number), driver?.Name, driver?.Description, uri);
}
