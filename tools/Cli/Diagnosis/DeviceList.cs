using UserCoNdis.Tools.Cli.Diagnosis.Usb;
using UserCoNdis.Transport.Pcap;
using UserCoNdis.Transport.Serial;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.Tools.Cli.Diagnosis;

/// <summary>The devices of this machine.</summary>
/// <param name="SerialPorts">The kernel's serial ports.</param>
/// <param name="Interfaces">Its network interfaces.</param>
/// <param name="UsbDevices">By bus and port, each hub before what is plugged into it.</param>
/// <param name="UsbAbsence">Why there is no USB at all; null: there is.</param>
internal sealed record DeviceList(
    IReadOnlyList<SerialDeviceEntry> SerialPorts,
    IReadOnlyList<InterfaceEntry> Interfaces,
    IReadOnlyList<UsbDeviceEntry> UsbDevices,
    string? UsbAbsence)
{
    public static DeviceList Read(Func<IUsbContext> usbContext)
    {
        var usb = UsbDeviceList.Read(usbContext);
        var capabilities = Capabilities.OfProcess();
        return new DeviceList(
            [.. Transport.Serial.SerialPorts.List().Select(Of)],
            [.. PcapDevices.List().Select(device => InterfaceEntry.Of(device, capabilities))],
            usb.Devices,
            usb.Absence);
    }

    internal static SerialDeviceEntry Of(SerialPortInfo port) =>
        new(port.Uri, port.Path, port.Driver, port.Product, port.UsbId, port.MayOpen, Permission.Mend(port));
}
