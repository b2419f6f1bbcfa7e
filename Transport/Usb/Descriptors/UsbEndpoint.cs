namespace UserCoNdis.Transport.Usb;

/// <summary>An endpoint descriptor (USB 2.0, 9.6.6).</summary>
/// <param name="Address">bEndpointAddress: bit 7 set is IN, to the host.</param>
/// <param name="Type">What its transfers are.</param>
/// <param name="MaxPacketSize">Octets of its largest packet, at the speed the device runs at.</param>
/// <param name="Interval">bInterval, as it stands there.</param>
public sealed record UsbEndpoint(byte Address, UsbTransferType Type, int MaxPacketSize, byte Interval)
{
    /// <summary>Gets whether data comes to the host.</summary>
    public bool IsIn => (Address & 0x80) != 0;
}
