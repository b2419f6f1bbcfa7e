using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.Tools.Cli.Diagnosis.Usb;

/// <summary>The USB devices of this machine.</summary>
/// <param name="Devices">By bus and port, each hub before what is plugged into it.</param>
/// <param name="Absence">Why there is not even a root hub; null: there is one.</param>
internal sealed record UsbDeviceList(IReadOnlyList<UsbDeviceEntry> Devices, string? Absence)
{
    public static UsbDeviceList Read(Func<IUsbContext> usb)
    {
        try
        {
            IReadOnlyList<UsbDeviceInfo> all = usb().List();
            UsbDeviceEntry[] devices = [.. all.Select(each => UsbDeviceEntry.Of(each, all)).Order(Comparer<UsbDeviceEntry>.Create(ByPlace))];
            return new UsbDeviceList(devices, devices.Length == 0 ? "this machine has no USB bus" : null);
        }
        catch (LinkException e)
        {
            return new UsbDeviceList([], e.Message);
        }
    }

    private static int ByPlace(UsbDeviceEntry left, UsbDeviceEntry right) =>
        left.Bus != right.Bus ? left.Bus.CompareTo(right.Bus) : PortsOf(left).AsSpan().SequenceCompareTo(PortsOf(right));

    // "1-2.4" is port 4 of the hub at port 2; a root hub has no port.
    private static int[] PortsOf(UsbDeviceEntry device) => device.Hub is null
        ? []
        : [.. device.Port[(device.Port.IndexOf('-', StringComparison.Ordinal) + 1)..].Split('.').Select(each => int.TryParse(each, out int port) ? port : 0)];
}
