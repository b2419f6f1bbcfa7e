using Microsoft.Win32.SafeHandles;

namespace UserCoNdis.Transport.Links.Streams;

/// <summary>Makes pseudo-terminals.</summary>
internal static unsafe class PtyPair
{
    private const int Flags = StreamNative.O_RDWR | StreamNative.O_NOCTTY | StreamNative.O_CLOEXEC;

    /// <summary>Opens a raw pseudo-terminal: a non-blocking master, and the slave.</summary>
    public static (SafeFileHandle Master, SafeFileHandle Slave, string SlavePath) Open()
    {
        SafeFileHandle master = StreamNative.Open("/dev/ptmx", Flags | StreamNative.O_NONBLOCK, out int error)
            ?? throw Refused(error);
        int fileDescriptor = (int)master.DangerousGetHandle();
        int unlock = 0;
        int number = 0;
        error = TtyNative.Control(fileDescriptor, TtyNative.TIOCSPTLCK, &unlock);
        error = error != 0 ? error : TtyNative.Control(fileDescriptor, TtyNative.TIOCGPTN, &number);
        int slave = error != 0 ? -error : TtyNative.Control(fileDescriptor, TtyNative.TIOCGPTPEER, Flags);
        if (slave < 0)
        {
            master.Dispose();
            throw Refused(-slave);
        }

        _ = TtyNative.Get(slave, out Termios2 settings);
        TtyNative.MakeRaw(ref settings);
        _ = TtyNative.Set(slave, settings);
        return (master, new SafeFileHandle(slave, ownsHandle: true), $"/dev/pts/{number}");
    }

    /// <summary>Throws away what a master wrote and nobody read at the slave.</summary>
    public static void DropUnread(int master)
    {
        int slave = TtyNative.Control(master, TtyNative.TIOCGPTPEER, Flags);
        if (slave >= 0)
        {
            using var handle = new SafeFileHandle(slave, ownsHandle: true);
            _ = TtyNative.Control(slave, TtyNative.TCFLSH, TtyNative.TCIFLUSH);
        }
    }

    private static LinkException Refused(int error) => new(
        Errno.ToKind(error), $"No pseudo-terminal can be made: {StreamNative.Describe(error)}", error);
}
