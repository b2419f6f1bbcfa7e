using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Usb;

/// <summary>struct libusb_interface: the alternate settings of one interface.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LibUsbInterface
{
    public LibUsbInterfaceDescriptor* Alternates;
    public int AlternateCount;
}
