using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Links.Streams;

/// <summary>The terminal ioctls of Linux (asm-generic/ioctls.h, termbits.h), under their own names.</summary>
internal static unsafe partial class TtyNative
{
    public const nuint TCFLSH = 0x540B;
    public const nuint TIOCEXCL = 0x540C;
    public const nuint TIOCNXCL = 0x540D;
    public const nuint TIOCOUTQ = 0x5411;
    public const nuint TIOCMGET = 0x5415;
    public const nuint TIOCMBIS = 0x5416;
    public const nuint TIOCMBIC = 0x5417;
    public const nuint TIOCMSET = 0x5418;
    public const nuint TIOCSBRK = 0x5427;
    public const nuint TIOCCBRK = 0x5428;
    public const nuint TCGETS2 = 0x802C542A;
    public const nuint TCSETS2 = 0x402C542B;
    public const nuint TIOCGPTN = 0x80045430;
    public const nuint TIOCSPTLCK = 0x40045431;
    public const nuint TIOCGPTPEER = 0x5441;
    public const nuint TIOCGICOUNT = 0x545D;

    public const int TCIFLUSH = 0;
    public const int TCOFLUSH = 1;
    public const int TCIOFLUSH = 2;

    public const uint IGNBRK = 0x1;
    public const uint BRKINT = 0x2;
    public const uint IGNPAR = 0x4;
    public const uint PARMRK = 0x8;
    public const uint INPCK = 0x10;
    public const uint ISTRIP = 0x20;
    public const uint INLCR = 0x40;
    public const uint IGNCR = 0x80;
    public const uint ICRNL = 0x100;
    public const uint IXON = 0x400;
    public const uint IXANY = 0x800;
    public const uint IXOFF = 0x1000;
    public const uint OPOST = 0x1;
    public const uint CSIZE = 0x30;
    public const uint CS8 = 0x30;
    public const uint CSTOPB = 0x40;
    public const uint CREAD = 0x80;
    public const uint PARENB = 0x100;
    public const uint PARODD = 0x200;
    public const uint HUPCL = 0x400;
    public const uint CLOCAL = 0x800;
    public const uint CBAUD = 0x100F;
    public const uint BOTHER = 0x1000;
    public const int IBSHIFT = 16;
    public const uint CMSPAR = 0x40000000;
    public const uint CRTSCTS = 0x80000000;
    public const uint ISIG = 0x1;
    public const uint ICANON = 0x2;
    public const uint ECHO = 0x8;
    public const uint ECHONL = 0x40;
    public const uint IEXTEN = 0x8000;
    public const int VTIME = 5;
    public const int VMIN = 6;
    public const int VSTART = 8;
    public const int VSTOP = 9;

    /// <summary>Gets the settings; returns 0 or errno.</summary>
    public static int Get(int fileDescriptor, out Termios2 settings)
    {
        fixed (Termios2* pointer = &settings)
        {
            return Control(fileDescriptor, TCGETS2, pointer);
        }
    }

    /// <summary>Sets the settings at once; returns 0 or errno.</summary>
    public static int Set(int fileDescriptor, in Termios2 settings)
    {
        fixed (Termios2* pointer = &settings)
        {
            return Control(fileDescriptor, TCSETS2, pointer);
        }
    }

    /// <summary>Makes settings raw: eight clean bits both ways, no echo, no signals, reads that wait for one byte.</summary>
    public static void MakeRaw(ref Termios2 settings)
    {
        settings.InputFlags &=
            ~(IGNBRK | BRKINT | IGNPAR | PARMRK | INPCK | ISTRIP | INLCR | IGNCR | ICRNL | IXON | IXANY | IXOFF);
        settings.OutputFlags &= ~OPOST;
        settings.LocalFlags &= ~(ISIG | ICANON | ECHO | ECHONL | IEXTEN);
        settings.ControlFlags = (settings.ControlFlags & ~(CSIZE | PARENB)) | CS8 | CREAD;
        settings.Control[VMIN] = 1;
        settings.Control[VTIME] = 0;
    }

    /// <summary>Calls ioctl with a pointer; returns 0 or errno.</summary>
    public static int Control(int fileDescriptor, nuint request, void* argument) =>
        ioctl(fileDescriptor, request, (nint)argument) >= 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>Calls ioctl with a number; returns the result, or minus errno.</summary>
    public static int Control(int fileDescriptor, nuint request, nint argument = 0)
    {
        int result = ioctl(fileDescriptor, request, argument);
        return result >= 0 ? result : -Marshal.GetLastPInvokeError();
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int ioctl(int fileDescriptor, nuint request, nint argument);
}
