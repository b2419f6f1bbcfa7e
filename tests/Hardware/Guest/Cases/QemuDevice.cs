namespace UserCoNdis.HardwareGuest.Cases;

/// <summary>A device of the emulated machine, as QEMU's <c>-device</c> takes it.</summary>
/// <param name="Id">What events and sockets call it.</param>
/// <param name="Driver">QEMU's name for the hardware: isa-serial, qemu-xhci, usb-serial, usb-net, virtio-net-pci.</param>
public sealed record QemuDevice(string Id, string Driver)
{
    /// <summary>More properties: <c>bus=usb.0,mac=02:00:00:00:00:01</c>.</summary>
    public string Options { get; init; } = "";

    /// <summary>
    /// The wire behind a serial device, by name. Of two devices with one wire the first listens and the second is its far
    /// end; a wire of one device is a socket on which the outside calls: <c>{wire:NAME}</c> in a program's arguments is its path.
    /// </summary>
    public string? Wire { get; init; }

    /// <summary>The Ethernet segment behind a network device; devices with one number hear each other.</summary>
    public int? Segment { get; init; }

    /// <summary>Whether it is there at boot; otherwise an event plugs it in.</summary>
    public bool AtBoot { get; init; } = true;
}
