using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.Cli.Tests.Usb;

/// <summary>Simulated devices as users have them.</summary>
internal static class Plugged
{
    public const string MaySerial = "A50285BI";

    public static SimulatedUsbContext Context(params SimulatedUsbDevice[] devices)
    {
        var context = new SimulatedUsbContext();
        foreach (SimulatedUsbDevice device in devices)
        {
            context.Plug(device);
        }

        return context;
    }

    public static SimulatedUsbDevice RootHub() => new(
        UsbWire.Device(0x1D6B, 0x0002, deviceClass: 9),
        UsbWire.Configuration(1, UsbWire.Interface(0, 0, 1, 9), UsbWire.Endpoint(0x81, UsbTransferType.Interrupt, 4)))
    {
        PortPath = "usb1",
        Strings = { [1] = "Linux", [2] = "xHCI Host Controller" },
        KernelDrivers = { [0] = "hub" },
    };

    public static SimulatedUsbDevice Hub(string port) => new(
        UsbWire.Device(0x05E3, 0x0608, deviceClass: 9),
        UsbWire.Configuration(1, UsbWire.Interface(0, 0, 1, 9), UsbWire.Endpoint(0x81, UsbTransferType.Interrupt, 1)))
    {
        PortPath = port,
        Strings = { [2] = "USB2.0 Hub" },
    };

    /// <summary>An FT232R: one interface of a vendor's class.</summary>
    public static SimulatedUsbDevice Ftdi(string port, string? serial = MaySerial, bool mayOpen = true)
    {
        var device = new SimulatedUsbDevice(
            UsbWire.Device(0x0403, 0x6001, release: 0x0600),
            UsbWire.Configuration(1, UsbWire.Interface(0, 0, 2, 0xFF, 0xFF, 0xFF),
                UsbWire.Endpoint(0x81, UsbTransferType.Bulk, 64), UsbWire.Endpoint(0x02, UsbTransferType.Bulk, 64)))
        {
            PortPath = port,
            Speed = UsbSpeed.Full,
            MayOpen = mayOpen,
            Strings = { [1] = "FTDI", [2] = "FT232R USB UART" },
            KernelDrivers = { [0] = "ftdi_sio" },
        };
        if (serial is not null)
        {
            device.Strings[3] = serial;
        }

        return device;
    }

    /// <summary>A vendor's pair of bulk endpoints: bytes, or frames with <c>mode=packet</c>.</summary>
    public static SimulatedUsbDevice Bulk(string port) => new(
        UsbWire.Device(0x0525, 0xA4A0),
        UsbWire.Configuration(1, UsbWire.Interface(0, 0, 2, 0xFF),
            UsbWire.Endpoint(0x81, UsbTransferType.Bulk, 512), UsbWire.Endpoint(0x02, UsbTransferType.Bulk, 512)))
    {
        PortPath = port,
        Strings = { [2] = "Loopback" },
    };

    public static SimulatedUsbDevice Keyboard(string port) => new(
        UsbWire.Device(0x046D, 0xC31C),
        UsbWire.Configuration(1, UsbWire.Interface(0, 0, 1, 3, 1, 1), UsbWire.Endpoint(0x81, UsbTransferType.Interrupt, 8)))
    {
        PortPath = port,
        Speed = UsbSpeed.Low,
        Strings = { [1] = "Logitech", [2] = "USB Keyboard" },
        KernelDrivers = { [0] = "usbhid" },
    };
}
