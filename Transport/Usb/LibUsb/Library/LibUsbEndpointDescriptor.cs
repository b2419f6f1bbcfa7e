using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Usb;

/// <summary>struct libusb_endpoint_descriptor.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LibUsbEndpointDescriptor
{
    public byte Length;
    public byte Type;
    public byte Address;
    public byte Attributes;
    public ushort MaxPacketSize;
    public byte Interval;
    public byte Refresh;
    public byte SynchAddress;
    public byte* Extra;
    public int ExtraLength;
}
