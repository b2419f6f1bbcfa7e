using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Usb;

/// <summary>struct timeval: its members are C longs, which Windows makes 32 bits wide.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LibUsbTime
{
    public CLong Seconds;
    public CLong Microseconds;
}
