using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Usb;

/// <summary>struct libusb_version.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LibUsbVersion
{
    public ushort Major;
    public ushort Minor;
    public ushort Micro;
    public ushort Nano;
    public nint ReleaseCandidate;
    public nint Describe;
}
