using System.Globalization;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>Which device, and which of its functions, a <c>usb:VID:PID</c> URI names.</summary>
/// <param name="Uri">The URI.</param>
/// <param name="VendorId">Its vendor.</param>
/// <param name="ProductId">Its product.</param>
/// <param name="SerialNumber"><c>serial=</c>; null: any.</param>
/// <param name="Bus"><c>bus=</c>; null: any.</param>
/// <param name="Port"><c>port=</c>, as <c>1-2.4</c>; null: any.</param>
/// <param name="Interface"><c>interface=</c>; null: the only function.</param>
/// <param name="Driver"><c>driver=</c>; null: whoever finds a function.</param>
public sealed record UsbSelector(
    LinkUri Uri, ushort VendorId, ushort ProductId, string? SerialNumber, byte? Bus, string? Port, byte? Interface, IUsbFunctionDriver? Driver)
{
    /// <summary>Reads the common options of a URI.</summary>
    /// <param name="uri">The URI.</param>
    /// <param name="options">Its options; those that are read here count as read.</param>
    /// <exception cref="LinkException">It names no vendor and product, or an option is wrong.</exception>
    public static UsbSelector From(LinkUri uri, LinkOptionReader options)
    {
        ArgumentNullException.ThrowIfNull(uri);
        ArgumentNullException.ThrowIfNull(options);
        (ushort vendorId, ushort productId) = Ids(uri);
        return new UsbSelector(
            uri, vendorId, productId, options.Text("serial"), (byte?)options.Integer("bus", 1, byte.MaxValue), options.Text("port"),
            (byte?)options.Integer("interface", 0, byte.MaxValue), DriverOf(options));
    }

    /// <summary>Finds the device.</summary>
    /// <param name="devices">What is plugged in.</param>
    /// <exception cref="LinkException">NotFound, with what is there; InvalidOption when there are several, with a URI of each.</exception>
    public UsbDeviceInfo FindDevice(IReadOnlyList<UsbDeviceInfo> devices)
    {
        ArgumentNullException.ThrowIfNull(devices);
        UsbDeviceInfo[] found = [.. devices.Where(Matches)];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new LinkException(LinkErrorKind.NotFound, $"'{Uri}': no such USB device; {UsbNearMiss.Describe(this, devices)}"),
            _ => throw new LinkException(
                LinkErrorKind.InvalidOption, $"'{Uri}' names {found.Length} devices; say which: {List(found.Select(each => UsbUri.Of(each, devices)))}"),
        };
    }

    /// <summary>Finds the function in its device.</summary>
    /// <exception cref="LinkException">None that a driver here takes, or several; the message lists what there is.</exception>
    public UsbFunction FindFunction(UsbDeviceInfo device)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (device.Configurations.Count == 0)
        {
            throw new LinkException(
                device.MayOpen ? LinkErrorKind.InputOutput : LinkErrorKind.PermissionDenied,
                $"{Uri}: its descriptors cannot be read: {device.Trouble ?? "the device tells none"}");
        }

        IReadOnlyList<UsbFunction> all = UsbFunctionDrivers.Find(device, Driver);
        UsbFunction[] found = [.. all.Where(each => Interface is null || each.Control.Number == Interface)];
        return found.Length switch
        {
            1 => found[0],
            0 when all.Count == 0 => throw new LinkException(LinkErrorKind.NotSupported, $"{Uri}: {NoDriver(device)}"),
            0 => throw new LinkException(
                LinkErrorKind.InvalidOption, $"'{Uri}': interface {Interface} is none that a driver here takes; there are {List(all.Select(Describe))}"),
            _ => throw new LinkException(
                LinkErrorKind.InvalidOption, $"'{Uri}' has {found.Length} functions; say which with interface=N: {List(all.Select(Describe))}"),
        };
    }

    private bool Matches(UsbDeviceInfo device) =>
        device.Descriptor.VendorId == VendorId && device.Descriptor.ProductId == ProductId
        && (SerialNumber is null || SerialNumber == device.SerialNumber)
        && (Bus is null || Bus == device.Bus)
        && (Port is null || Port == device.PortPath);

    private string NoDriver(UsbDeviceInfo device)
    {
        IEnumerable<string> classes = device.Configurations.SelectMany(each => each.Interfaces).Where(each => each.Alternate == 0)
            .Select(each => $"{each.Number} (class {each.Class:x2}/{each.Subclass:x2}/{each.Protocol:x2})").Distinct(StringComparer.Ordinal);
        return $"{(Driver is null ? "no driver here takes" : $"the driver {Driver.Name} takes none of")} its interfaces {List(classes)}";
    }

    private static string Describe(UsbFunction function) => $"{function.Control.Number} ({function.Driver.Name})";

    private static string List(IEnumerable<string> items) => string.Join(", ", items);

    private static (ushort Vendor, ushort Product) Ids(LinkUri uri) =>
        uri.Path.Split(':') is [{ Length: > 0 and <= 4 } vendor, { Length: > 0 and <= 4 } product]
            && ushort.TryParse(vendor, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort vendorId)
            && ushort.TryParse(product, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort productId)
                ? (vendorId, productId)
                : throw new LinkException(
                    LinkErrorKind.InvalidOption, $"'{uri}' wants usb:VID:PID in hexadecimal, for example usb:0403:6001");

    private static IUsbFunctionDriver? DriverOf(LinkOptionReader options) => options.Text("driver") is not { } name
        ? null
        : UsbFunctionDrivers.All.FirstOrDefault(each => each.Name == name)
            ?? throw options.Invalid("driver", $"it wants one of {List(UsbFunctionDrivers.All.Select(each => each.Name))}");
}
