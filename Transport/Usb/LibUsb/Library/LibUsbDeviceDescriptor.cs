using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Usb;

/// <summary>struct libusb_device_descriptor: the descriptor as on the wire, its words in the byte order of this machine.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LibUsbDeviceDescriptor
{
    public byte Length;
    public byte Type;
    public ushort UsbRelease;
    public byte Class;
    public byte Subclass;
    public byte Protocol;
    public byte MaxPacketSize0;
    public ushort VendorId;
    public ushort ProductId;
    public ushort DeviceRelease;
    public byte ManufacturerIndex;
    public byte ProductIndex;
    public byte SerialNumberIndex;
    public byte ConfigurationCount;
}
