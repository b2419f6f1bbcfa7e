namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>Tells FTDI's chips by their device descriptor.</summary>
internal static class FtdiChips
{
    private const int HighSpeedPacket = 512;

    /// <summary>Gets the type by bcdDevice (the data sheets); of a chip newer than this list the speed of its packets decides.</summary>
    /// <param name="device">The device descriptor.</param>
    /// <param name="maxPacketSize">The largest packet of the bulk IN endpoint.</param>
    public static FtdiChipType TypeOf(UsbDeviceDescriptor device, int maxPacketSize) => (device.DeviceRelease >> 8) switch
    {
        < 0x02 => FtdiChipType.Sio,
        // A FT232B without a serial number says that it is an AM.
        < 0x04 => device.SerialNumberIndex == 0 ? FtdiChipType.B : FtdiChipType.Am,
        0x04 => FtdiChipType.B,
        0x05 => FtdiChipType.Ft2232C,
        0x06 => FtdiChipType.R,
        0x07 or 0x28 or 0x30 => FtdiChipType.Ft2232H,           // H, HP with power delivery
        0x08 or 0x29 or 0x31 or 0x36 => FtdiChipType.Ft4232H,   // H, HP with power delivery, HA
        0x09 or 0x32 or 0x33 => FtdiChipType.Ft232H,            // H, HP with and without power delivery
        0x10 => FtdiChipType.X,
        _ => maxPacketSize >= HighSpeedPacket ? FtdiChipType.Ft232H : FtdiChipType.X,
    };
}
