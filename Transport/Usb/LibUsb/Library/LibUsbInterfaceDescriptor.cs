using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Usb;

/// <summary>struct libusb_interface_descriptor.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LibUsbInterfaceDescriptor
{
    public byte Length;
    public byte Type;
    public byte Number;
    public byte Alternate;
    public byte EndpointCount;
    public byte Class;
    public byte Subclass;
    public byte Protocol;
    public byte NameIndex;
    public LibUsbEndpointDescriptor* Endpoints;
    public byte* Extra;
    public int ExtraLength;
}
