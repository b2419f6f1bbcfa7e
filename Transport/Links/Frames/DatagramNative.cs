using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Links.Frames;

/// <summary>Unix datagram sockets: socket, socketpair, bind, connect and a few options of the C library.</summary>
internal static unsafe partial class DatagramNative
{
    public const int SOCK_DGRAM = 2;
    public const int SOCK_SEQPACKET = 5;

    /// <summary>The most bytes of a path that fit into an address.</summary>
    public const int MaxPathBytes = 107;

    private const int AF_UNIX = 1;
    private const int SOCK_NONBLOCK = 0x800;
    private const int SOCK_CLOEXEC = 0x80000;
    private const int SOL_SOCKET = 1;
    private const int SO_TYPE = 3;
    private const int SO_SNDBUF = 7;
    private const int AddressSize = 110;

    /// <summary>Makes a datagram socket; null with errno when the system refuses.</summary>
    public static SafeFileHandle? Open(out int error)
    {
        int fileDescriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        error = fileDescriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
        return fileDescriptor < 0 ? null : new SafeFileHandle(fileDescriptor, ownsHandle: true);
    }

    /// <summary>Makes two sockets that are each other's far end; returns 0 or errno.</summary>
    public static int OpenPair(int type, out SafeFileHandle near, out SafeFileHandle far)
    {
        int* pair = stackalloc int[2];
        int error = socketpair(AF_UNIX, type, 0, pair) == 0 ? 0 : Marshal.GetLastPInvokeError();
        near = new SafeFileHandle(error == 0 ? pair[0] : -1, ownsHandle: true);
        far = new SafeFileHandle(error == 0 ? pair[1] : -1, ownsHandle: true);
        return error;
    }

    /// <summary>Gives a socket a path; returns 0 or errno.</summary>
    public static int Bind(SafeFileHandle socket, string path)
    {
        byte* address = stackalloc byte[AddressSize];
        return bind(socket, address, Fill(address, path)) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Makes the socket at a path the far end; returns 0 or errno.</summary>
    public static int Connect(SafeFileHandle socket, string path)
    {
        byte* address = stackalloc byte[AddressSize];
        return connect(socket, address, Fill(address, path)) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Gets the type of a socket; null when it is none.</summary>
    public static int? TypeOf(int fileDescriptor)
    {
        int type = 0;
        uint size = sizeof(int);
        return getsockopt(fileDescriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0 ? type : null;
    }

    /// <summary>Asks for room for what was sent and not read; the system gives what it may.</summary>
    public static void SetSendBuffer(int fileDescriptor, int bytes) =>
        _ = setsockopt(fileDescriptor, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof(int));

    private static uint Fill(byte* address, string path)
    {
        *(ushort*)address = AF_UNIX;
        int length = Encoding.UTF8.GetBytes(path, new Span<byte>(address + sizeof(ushort), MaxPathBytes));
        address[sizeof(ushort) + length] = 0;
        return (uint)(sizeof(ushort) + length + 1);
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int socket(int family, int type, int protocol);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int socketpair(int family, int type, int protocol, int* pair);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int bind(SafeFileHandle socket, byte* address, uint length);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int connect(SafeFileHandle socket, byte* address, uint length);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int getsockopt(int socket, int level, int option, void* value, uint* size);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int setsockopt(int socket, int level, int option, void* value, uint size);
}
