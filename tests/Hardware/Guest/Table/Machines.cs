using UserCoNdis.HardwareGuest.Cases;

namespace UserCoNdis.HardwareGuest.Table;

/// <summary>The machines of the cases, and what their kernels load.</summary>
internal static class Machines
{
    /// <summary>The emulator's FTDI adapter: usb-serial.</summary>
    public const string Ftdi = "ftdi";

    /// <summary>The emulator's network adapter: usb-net.</summary>
    public const string UsbNet = "usbnet";

    /// <summary>Gadgets of the guest's own kernel, on controllers that are joined to a bus in memory.</summary>
    public static MachineSpec Gadgets { get; } = new();

    /// <summary>Devices of the emulator: an FTDI adapter whose wire ends at the guest's ttyS1, a network adapter on a segment with its eth0.</summary>
    public static MachineSpec Emulated { get; } = new()
    {
        Devices =
        [
            new QemuDevice("usb", "qemu-xhci"),
            new QemuDevice("com2", "isa-serial") { Wire = "serial" },
            new QemuDevice(Ftdi, "usb-serial") { Wire = "serial", Options = "bus=usb.0,always-plugged=on" },
            new QemuDevice("lan", "virtio-net-pci") { Segment = 1, Options = "mac=02:00:00:00:01:01" },
            new QemuDevice(UsbNet, "usb-net") { Segment = 1, Options = "bus=usb.0,mac=02:00:00:00:01:02" },
        ],
    };

    /// <summary>What the kernel's PPP on a serial line needs.</summary>
    public static IReadOnlyList<string> Ppp { get; } = ["ppp_async"];

    /// <summary>What the kernel's PPPoE needs, and what pppoe-server's pppd does.</summary>
    public static IReadOnlyList<string> Pppoe { get; } = ["ppp_async", "pppoe"];

    /// <summary>Gadget controllers that are joined to a bus, and what builds gadgets.</summary>
    public static IReadOnlyList<string> Controllers { get; } = ["dummy_hcd num=2", "libcomposite"];

    /// <summary>The bus of the emulator's devices, and its Ethernet.</summary>
    public static IReadOnlyList<string> Bus { get; } = ["xhci_pci", "virtio_net"];
}
