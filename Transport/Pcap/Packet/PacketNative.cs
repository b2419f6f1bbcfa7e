using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Pcap;

/// <summary>The packet socket of Linux, packet(7).</summary>
internal static unsafe partial class PacketNative
{
    public const int AF_PACKET = 17;
    public const int SOL_SOCKET = 1;
    public const int SOL_PACKET = 263;

    public const int SO_RCVBUF = 8;
    public const int SO_ATTACH_FILTER = 26;
    public const int SO_DETACH_FILTER = 27;
    public const int SO_RCVBUFFORCE = 33;
    public const int SO_TIMESTAMPNS = 35;

    public const int PACKET_ADD_MEMBERSHIP = 1;
    public const int PACKET_STATISTICS = 6;
    public const int PACKET_AUXDATA = 8;
    public const int PACKET_QDISC_BYPASS = 20;
    public const int PACKET_IGNORE_OUTGOING = 23;
    public const ushort PACKET_MR_PROMISC = 1;
    public const ushort ETH_P_ALL = 3;

    public const uint TP_STATUS_VLAN_VALID = 0x10;
    public const uint TP_STATUS_VLAN_TPID_VALID = 0x40;
    public const int MSG_TRUNC = 0x20;
    public const int MSG_DONTWAIT = 0x40;

    private const int SOCK_RAW = 3;
    private const int SOCK_NONBLOCK = 0x800;
    private const int SOCK_CLOEXEC = 0x80000;

    /// <summary>Makes a packet socket that receives nothing before it is bound; null with errno when the system refuses.</summary>
    public static SafeFileHandle? Open(out int error)
    {
        int fileDescriptor = socket(AF_PACKET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        error = fileDescriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
        return fileDescriptor < 0 ? null : new SafeFileHandle(fileDescriptor, ownsHandle: true);
    }

    /// <summary>Binds to an interface; returns 0 or errno.</summary>
    /// <param name="fileDescriptor">A packet socket.</param>
    /// <param name="interfaceIndex">The interface.</param>
    /// <param name="protocol">The EtherType that it receives; 0: it receives nothing.</param>
    public static int Bind(int fileDescriptor, int interfaceIndex, ushort protocol)
    {
        SockaddrLinkLayer address = new()
        {
            Family = AF_PACKET,
            Protocol = BinaryPrimitives.ReverseEndianness(protocol),
            InterfaceIndex = interfaceIndex,
        };
        return bind(fileDescriptor, &address, (uint)sizeof(SockaddrLinkLayer)) < 0 ? Marshal.GetLastPInvokeError() : 0;
    }

    /// <summary>Tells whether the interface that a socket was bound to is gone.</summary>
    public static bool HasLostInterface(int fileDescriptor)
    {
        SockaddrLinkLayer address;
        uint length = (uint)sizeof(SockaddrLinkLayer);
        return getsockname(fileDescriptor, &address, &length) == 0 && address.InterfaceIndex < 0;
    }

    /// <summary>Sets an option; returns 0 or errno.</summary>
    public static int Set<T>(int fileDescriptor, int level, int option, T value)
        where T : unmanaged =>
        setsockopt(fileDescriptor, level, option, &value, (uint)sizeof(T)) < 0 ? Marshal.GetLastPInvokeError() : 0;

    /// <summary>Replaces the filter of a socket; an empty program takes it away. Returns 0 or errno.</summary>
    public static int SetFilter(int fileDescriptor, ReadOnlySpan<BpfInstruction> program)
    {
        if (program.IsEmpty)
        {
            int error = Set(fileDescriptor, SOL_SOCKET, SO_DETACH_FILTER, 0);
            return error == Errno.ENOENT ? 0 : error; // there was none
        }

        fixed (BpfInstruction* instructions = program)
        {
            SocketFilter filter = new() { Length = (ushort)program.Length, Instructions = instructions };
            return Set(fileDescriptor, SOL_SOCKET, SO_ATTACH_FILTER, filter);
        }
    }

    /// <summary>Reads the counters and sets them to zero; false when the system refuses.</summary>
    public static bool TryTakeCounters(int fileDescriptor, out PacketCounters counters)
    {
        fixed (PacketCounters* pointer = &counters)
        {
            *pointer = default;
            uint length = (uint)sizeof(PacketCounters);
            return getsockopt(fileDescriptor, SOL_PACKET, PACKET_STATISTICS, pointer, &length) == 0;
        }
    }

    /// <summary>Throws away what has arrived.</summary>
    public static void Drain(int fileDescriptor)
    {
        while (recv(fileDescriptor, null, 0, MSG_DONTWAIT | MSG_TRUNC) >= 0)
        {
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int socket(int family, int type, int protocol);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int bind(int fileDescriptor, SockaddrLinkLayer* address, uint length);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int getsockname(int fileDescriptor, SockaddrLinkLayer* address, uint* length);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int setsockopt(int fileDescriptor, int level, int option, void* value, uint length);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int getsockopt(int fileDescriptor, int level, int option, void* value, uint* length);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint recv(int fileDescriptor, void* buffer, nuint length, int flags);

    /// <summary>struct sock_fprog.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct SocketFilter
    {
        public ushort Length;
        public BpfInstruction* Instructions;
    }
}
