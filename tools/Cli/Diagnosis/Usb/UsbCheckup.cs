using System.Globalization;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.Tools.Cli.Diagnosis.Usb;

/// <summary>The checks of <c>doctor</c> about USB: what <c>usb:</c> links want.</summary>
/// <remarks>What only they want is optional where no USB device is that a driver here takes.</remarks>
internal static class UsbCheckup
{
    private const string BusFolder = "/dev/bus/usb";
    private const string MemoryFile = "/sys/module/usbcore/parameters/usbfs_memory_mb";

    // What the kernel gives unless told otherwise, and what usb: links in full flight are content with.
    private const int UsualMemory = 16;

    public static IReadOnlyList<CheckResult> All(Func<IUsbContext> usb) =>
    [
        Library(LibUsbLibrary.LoadedName, LibUsbLibrary.Version),
        Buses(BusFolder),
        Memory(File.Exists(MemoryFile) ? File.ReadAllText(MemoryFile).Trim() : null),
        .. LibUsbLibrary.IsAvailable ? [Permissions(usb)] : Array.Empty<CheckResult>(),
    ];

    internal static CheckResult Library(string? soname, string? version) => soname is not null
        ? new("libusb", CheckStatus.Ok, $"{soname}, {version}")
        : new("libusb", CheckStatus.Optional, "usb: links, and what 'devices' tells of USB", "sudo apt-get install libusb-1.0-0");

    internal static CheckResult Buses(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return new(folder, CheckStatus.Optional, "not there; usb: links want it",
                "attach a USB controller, or sudo modprobe xhci_pci; in a container: docker run --device /dev/bus/usb");
        }

        try
        {
            int buses = Directory.GetDirectories(folder).Length;
            return new(folder, CheckStatus.Ok, buses == 1 ? "1 bus" : $"{buses} buses");
        }
        catch (UnauthorizedAccessException e)
        {
            return new(folder, CheckStatus.Optional, $"may not be read: {e.Message}", $"sudo chmod a+rx {folder} {folder}/*");
        }
    }

    internal static CheckResult Memory(string? megabytes)
    {
        const string Name = "usbfs memory";
        string mend = $"echo {UsualMemory} | sudo tee {MemoryFile}; 0 is no limit";
        return int.TryParse(megabytes, NumberStyles.None, CultureInfo.InvariantCulture, out int limit)
            ? limit is 0 or >= UsualMemory
                ? new(Name, CheckStatus.Ok, limit == 0 ? "no limit" : $"{limit} MiB for all transfers of all programs together")
                : new(Name, CheckStatus.Optional, $"{limit} MiB for all transfers of all programs together: usb: links may fall short of it", mend)
            : new(Name, CheckStatus.Optional, "the kernel has no USB, or does not tell its limit");
    }

    internal static CheckResult Permissions(Func<IUsbContext> usb)
    {
        const string Name = "USB devices";
        try
        {
            IReadOnlyList<UsbDeviceInfo> all = usb().List();
            UsbDeviceInfo[] ours = [.. all.Where(each => UsbFunctionDrivers.Find(each).Count != 0)];
            UsbDeviceInfo[] closed = [.. ours.Where(each => !each.MayOpen)];
            return ours.Length == 0 ? new(Name, CheckStatus.Ok, "none that a driver here takes")
                : closed.Length == 0 ? new(Name, CheckStatus.Ok, $"{ours.Length} that drivers here take, all may be opened")
                : new(Name, CheckStatus.Missing, $"{closed.Length} of {ours.Length} that drivers here take may not be opened by this user",
                    UdevRule.HowToMend(closed[0].Descriptor));
        }
        catch (LinkException e)
        {
            return new(Name, CheckStatus.Optional, e.Message);
        }
    }
}
