using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Usb;

/// <summary>struct libusb_transfer, without the isochronous packets that may follow. Only libusb_alloc_transfer makes one: more stands in front of it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LibUsbTransferBlock
{
    public nint Handle;
    public byte Flags;
    public byte Endpoint;
    public byte Type;
    public uint Timeout;
    public int Status;
    public int Length;
    public int ActualLength;
    public delegate* unmanaged<LibUsbTransferBlock*, void> Callback;
    public nint UserData;
    public nint Buffer;
    public int IsoPacketCount;
}
