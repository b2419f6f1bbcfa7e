using UserCoNdis.Transport.Links;
using static UserCoNdis.Transport.Usb.LibUsbNative;

namespace UserCoNdis.Transport.Usb;

/// <summary>Lists what is plugged in.</summary>
/// <remarks>Each time with a context of its own: where no udevd runs (a container, a small system) a context knows for ever what was plugged
/// in when it was made.</remarks>
internal static unsafe class DeviceLister
{
    private const string BusFolder = "/dev/bus/usb";

    /// <summary>Gets the devices by bus and port; none where the machine has no USB.</summary>
    public static IReadOnlyList<UsbDeviceInfo> List()
    {
        if (TryInit() is not { } context)
        {
            return [];
        }

        try
        {
            var found = new List<UsbDeviceInfo>();
            ReadOnlySpan<nint> devices = DevicesOf(context, out nint* list);
            foreach (nint device in devices)
            {
                if (Describe(device) is { } info)
                {
                    found.Add(info);
                }
            }

            Free(list);
            found.Sort(ByPlace);
            return found;
        }
        finally
        {
            libusb_exit(context);
        }
    }

    /// <summary>Makes a context.</summary>
    /// <returns>Null: this machine has no USB.</returns>
    /// <exception cref="LinkException">There is no libusb, or it failed.</exception>
    public static nint? TryInit()
    {
        LibUsbLibrary.ThrowIfMissing();
        int error = Init(out nint context);
        return error == LIBUSB_SUCCESS ? context
            : OperatingSystem.IsLinux() && !Directory.Exists(BusFolder) ? null
            : throw LibUsbErrors.Exception(error, LibUsbLibrary.LoadedName ?? "libusb", "starting");
    }

    /// <summary>Gets the devices that a context knows.</summary>
    /// <param name="context">The context.</param>
    /// <param name="list">To be given to <see cref="Free"/>, until when the devices are good.</param>
    public static ReadOnlySpan<nint> DevicesOf(nint context, out nint* list)
    {
        nint* devices = null;
        nint count = libusb_get_device_list(context, &devices);
        list = devices;
        return count > 0 ? new ReadOnlySpan<nint>(devices, (int)count) : [];
    }

    /// <summary>Frees a list of devices.</summary>
    public static void Free(nint* list)
    {
        if (list != null)
        {
            libusb_free_device_list(list, unref: 1);
        }
    }

    private static UsbDeviceInfo? Describe(nint device)
    {
        LibUsbDeviceDescriptor raw;
        if (libusb_get_device_descriptor(device, &raw) != LIBUSB_SUCCESS)
        {
            return null;
        }

        byte bus = libusb_get_bus_number(device);
        byte address = libusb_get_device_address(device);
        UsbDeviceDescriptor descriptor = ConfigurationReader.ToRecord(raw);
        IReadOnlyList<UsbConfiguration> configurations = ConfigurationReader.ReadAll(device, descriptor.ConfigurationCount, out string? trouble);
        string port = PortPath(device, bus);
        string? file = OperatingSystem.IsLinux() ? $"{BusFolder}/{bus:d3}/{address:d3}" : null;
        DeviceFacts facts = file is null ? DeviceFacts.ByOpening(device, descriptor) : DeviceFacts.FromSystem(port, file);
        return new UsbDeviceInfo(
            bus, address, port, ToSpeed(libusb_get_device_speed(device)), descriptor, configurations,
            ConfigurationReader.ReadActiveValue(device), facts.Manufacturer, facts.Product, facts.SerialNumber, facts.KernelDrivers,
            facts.MayOpen, trouble) { Path = file };
    }

    /// <summary>Names the socket as Linux does: bus, then the port of each hub; a root hub is <c>usb1</c>.</summary>
    private static string PortPath(nint device, byte bus)
    {
        byte* ports = stackalloc byte[MaxPorts];
        int depth = libusb_get_port_numbers(device, ports, MaxPorts);
        if (depth <= 0)
        {
            return $"usb{bus}";
        }

        string path = $"{bus}-{ports[0]}";
        for (int i = 1; i < depth; i++)
        {
            path += $".{ports[i]}";
        }

        return path;
    }

    internal static UsbSpeed ToSpeed(int speed) => speed switch
    {
        1 => UsbSpeed.Low,
        2 => UsbSpeed.Full,
        3 => UsbSpeed.High,
        4 => UsbSpeed.Super,
        > 4 => UsbSpeed.SuperPlus,
        _ => UsbSpeed.Unknown,
    };

    private static int ByPlace(UsbDeviceInfo left, UsbDeviceInfo right) => left.Bus != right.Bus
        ? left.Bus.CompareTo(right.Bus)
        : string.Compare(left.PortPath, right.PortPath, StringComparison.Ordinal);
}
