using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Usb;

/// <summary>struct libusb_config_descriptor.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LibUsbConfigDescriptor
{
    public byte Length;
    public byte Type;
    public ushort TotalLength;
    public byte InterfaceCount;
    public byte Value;
    public byte NameIndex;
    public byte Attributes;
    public byte MaxPower;
    public LibUsbInterface* Interfaces;
    public byte* Extra;
    public int ExtraLength;
}
