namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>Tells Prolific's chips apart.</summary>
internal static class Pl2303Types
{
    private const byte CommunicationsClass = 0x02;
    private const byte PacketSizeSinceX = 64;

    /// <summary>Gets the type by class and first packet size (the H differs there), bcdUSB and bcdDevice (the data sheets).</summary>
    /// <param name="device">The device descriptor.</param>
    /// <param name="hasOldRegisters">Asks the chip whether it has the registers of the HX; only asked when the descriptors leave two types.</param>
    public static Pl2303Type TypeOf(UsbDeviceDescriptor device, Func<bool> hasOldRegisters) => device switch
    {
        { DeviceClass: CommunicationsClass } => Pl2303Type.H,
        { MaxPacketSize0: not PacketSizeSinceX } => Pl2303Type.H,
        { UsbRelease: < 0x0200, DeviceRelease: 0x0400 } => Pl2303Type.Hxd,
        { UsbRelease: < 0x0200 } => Pl2303Type.Hx,
        { DeviceRelease: 0x0300 } when hasOldRegisters() => Pl2303Type.Ta,
        { DeviceRelease: 0x0500 } when hasOldRegisters() => Pl2303Type.Tb,
        _ => Pl2303Type.Hxn,
    };
}
