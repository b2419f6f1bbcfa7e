using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Serial;

/// <summary>struct serial_icounter_struct of linux/serial.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SerialCounters
{
    public int Cts;
    public int Dsr;
    public int Rng;
    public int Dcd;
    public int Received;
    public int Sent;
    public int Frame;
    public int Overrun;
    public int Parity;
    public int Break;
    public int BufferOverrun;
    private fixed int _reserved[9];
}
