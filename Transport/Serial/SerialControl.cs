using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Serial;

/// <summary>The lines, counters and break of a port, by ioctl.</summary>
internal sealed unsafe class SerialControl(SerialHandle handle) : ISerialControl
{
    private const int TIOCM_DTR = 0x002;
    private const int TIOCM_RTS = 0x004;
    private const int TIOCM_CTS = 0x020;
    private const int TIOCM_CAR = 0x040;
    private const int TIOCM_RNG = 0x080;
    private const int TIOCM_DSR = 0x100;

    /// <inheritdoc/>
    public bool TryGetLines(out ModemLines lines)
    {
        int bits = 0;
        bool has = !handle.IsClosed && TtyNative.Control(handle.FileDescriptor, TtyNative.TIOCMGET, &bits) == 0;
        lines = has ? ToLines(bits) : ModemLines.None;
        return has;
    }

    /// <inheritdoc/>
    public bool TryGetCounters(out SerialCounters counters)
    {
        fixed (SerialCounters* pointer = &counters)
        {
            *pointer = default;
            return !handle.IsClosed && TtyNative.Control(handle.FileDescriptor, TtyNative.TIOCGICOUNT, pointer) == 0;
        }
    }

    /// <inheritdoc/>
    public int SetLines(ModemLines mask, ModemLines values)
    {
        int on = ToBits(mask & values);
        int off = ToBits(mask & ~values);
        int error = on == 0 ? 0 : TtyNative.Control(handle.FileDescriptor, TtyNative.TIOCMBIS, &on);
        return error != 0 || off == 0 ? error : TtyNative.Control(handle.FileDescriptor, TtyNative.TIOCMBIC, &off);
    }

    /// <inheritdoc/>
    public int SetBreak(bool on) =>
        handle.IsClosed ? 0 : -TtyNative.Control(handle.FileDescriptor, on ? TtyNative.TIOCSBRK : TtyNative.TIOCCBRK);

    private static int ToBits(ModemLines lines) =>
        ((lines & ModemLines.Dtr) != ModemLines.None ? TIOCM_DTR : 0)
        | ((lines & ModemLines.Rts) != ModemLines.None ? TIOCM_RTS : 0);

    private static ModemLines ToLines(int bits) =>
        ((bits & TIOCM_DTR) != 0 ? ModemLines.Dtr : ModemLines.None)
        | ((bits & TIOCM_RTS) != 0 ? ModemLines.Rts : ModemLines.None)
        | ((bits & TIOCM_CTS) != 0 ? ModemLines.Cts : ModemLines.None)
        | ((bits & TIOCM_DSR) != 0 ? ModemLines.Dsr : ModemLines.None)
        | ((bits & TIOCM_CAR) != 0 ? ModemLines.Dcd : ModemLines.None)
        | ((bits & TIOCM_RNG) != 0 ? ModemLines.Ri : ModemLines.None);
}
