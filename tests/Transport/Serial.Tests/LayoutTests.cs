using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Serial.Tests;

/// <summary>Compares our structures and numbers with what the C compiler of this machine sees in the kernel's headers.</summary>
public sealed class LayoutTests
{
    private const string Probe = """
        #include <stddef.h>
        #include <stdio.h>
        #include <asm/termbits.h>
        #include <asm/ioctls.h>
        #include <linux/serial.h>
        #include <sys/uio.h>
        #define P(name, value) printf("%s %lu\n", name, (unsigned long)(unsigned)(value))
        int main(void) {
          P("sizeof termios2", sizeof(struct termios2));
          P("c_cc", offsetof(struct termios2, c_cc));
          P("c_ispeed", offsetof(struct termios2, c_ispeed));
          P("c_ospeed", offsetof(struct termios2, c_ospeed));
          P("sizeof icounter", sizeof(struct serial_icounter_struct));
          P("overrun", offsetof(struct serial_icounter_struct, overrun));
          P("buf_overrun", offsetof(struct serial_icounter_struct, buf_overrun));
          P("sizeof iovec", sizeof(struct iovec));
          P("TCGETS2", TCGETS2); P("TCSETS2", TCSETS2); P("TIOCGICOUNT", TIOCGICOUNT); P("TIOCMGET", TIOCMGET);
          P("TIOCMBIS", TIOCMBIS); P("TIOCMBIC", TIOCMBIC); P("TIOCSBRK", TIOCSBRK); P("TIOCCBRK", TIOCCBRK);
          P("TIOCEXCL", TIOCEXCL); P("TIOCNXCL", TIOCNXCL); P("TIOCOUTQ", TIOCOUTQ); P("TCFLSH", TCFLSH);
          P("TIOCGPTN", TIOCGPTN); P("TIOCSPTLCK", TIOCSPTLCK); P("TIOCGPTPEER", TIOCGPTPEER);
          P("BOTHER", BOTHER); P("CBAUD", CBAUD); P("CMSPAR", CMSPAR); P("CRTSCTS", CRTSCTS); P("HUPCL", HUPCL);
          P("CLOCAL", CLOCAL); P("CSTOPB", CSTOPB); P("PARENB", PARENB); P("PARODD", PARODD); P("IXON", IXON);
          P("IXOFF", IXOFF); P("IGNBRK", IGNBRK); P("VMIN", VMIN); P("VTIME", VTIME); P("VSTART", VSTART);
          P("VSTOP", VSTOP); P("ICANON", ICANON); P("IEXTEN", IEXTEN);
          return 0;
        }
        """;

    [RequiresProgramFact("cc")]
    public void StructuresAndNumbers_AreTheKernels()
    {
        IReadOnlyDictionary<string, ulong> kernel = CProbe.Run(Probe);
        SerialCounters c = default;
        var ours = new Dictionary<string, ulong>(StringComparer.Ordinal)
        {
            ["sizeof termios2"] = (ulong)Unsafe.SizeOf<Termios2>(),
            ["c_cc"] = (ulong)Marshal.OffsetOf<Termios2>(nameof(Termios2.Control)),
            ["c_ispeed"] = (ulong)Marshal.OffsetOf<Termios2>(nameof(Termios2.InputSpeed)),
            ["c_ospeed"] = (ulong)Marshal.OffsetOf<Termios2>(nameof(Termios2.OutputSpeed)),
            ["sizeof icounter"] = (ulong)Unsafe.SizeOf<SerialCounters>(),
            ["overrun"] = (ulong)Unsafe.ByteOffset(ref c.Cts, ref c.Overrun),
            ["buf_overrun"] = (ulong)Unsafe.ByteOffset(ref c.Cts, ref c.BufferOverrun),
            ["sizeof iovec"] = (ulong)Unsafe.SizeOf<IoVector>(),
            ["TCGETS2"] = TtyNative.TCGETS2,
            ["TCSETS2"] = TtyNative.TCSETS2,
            ["TIOCGICOUNT"] = TtyNative.TIOCGICOUNT,
            ["TIOCMGET"] = TtyNative.TIOCMGET,
            ["TIOCMBIS"] = TtyNative.TIOCMBIS,
            ["TIOCMBIC"] = TtyNative.TIOCMBIC,
            ["TIOCSBRK"] = TtyNative.TIOCSBRK,
            ["TIOCCBRK"] = TtyNative.TIOCCBRK,
            ["TIOCEXCL"] = TtyNative.TIOCEXCL,
            ["TIOCNXCL"] = TtyNative.TIOCNXCL,
            ["TIOCOUTQ"] = TtyNative.TIOCOUTQ,
            ["TCFLSH"] = TtyNative.TCFLSH,
            ["TIOCGPTN"] = TtyNative.TIOCGPTN,
            ["TIOCSPTLCK"] = TtyNative.TIOCSPTLCK,
            ["TIOCGPTPEER"] = TtyNative.TIOCGPTPEER,
            ["BOTHER"] = TtyNative.BOTHER,
            ["CBAUD"] = TtyNative.CBAUD,
            ["CMSPAR"] = TtyNative.CMSPAR,
            ["CRTSCTS"] = TtyNative.CRTSCTS,
            ["HUPCL"] = TtyNative.HUPCL,
            ["CLOCAL"] = TtyNative.CLOCAL,
            ["CSTOPB"] = TtyNative.CSTOPB,
            ["PARENB"] = TtyNative.PARENB,
            ["PARODD"] = TtyNative.PARODD,
            ["IXON"] = TtyNative.IXON,
            ["IXOFF"] = TtyNative.IXOFF,
            ["IGNBRK"] = TtyNative.IGNBRK,
            ["VMIN"] = TtyNative.VMIN,
            ["VTIME"] = TtyNative.VTIME,
            ["VSTART"] = TtyNative.VSTART,
            ["VSTOP"] = TtyNative.VSTOP,
            ["ICANON"] = TtyNative.ICANON,
            ["IEXTEN"] = TtyNative.IEXTEN,
        };

        Assert.Equal(kernel.OrderBy(x => x.Key, StringComparer.Ordinal), ours.OrderBy(x => x.Key, StringComparer.Ordinal));
    }
}
