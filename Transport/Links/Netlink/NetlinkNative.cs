using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Links.Netlink;

/// <summary>rtnetlink(7) sockets of the C library.</summary>
internal static unsafe partial class NetlinkNative
{
    private const int AF_NETLINK = 16;
    private const int SOCK_RAW = 3;
    private const int SOCK_NONBLOCK = 0x800;
    private const int SOCK_CLOEXEC = 0x80000;
    private const int NETLINK_ROUTE = 0;
    private const int SOL_NETLINK = 270;
    private const int NETLINK_CAP_ACK = 10;
    private const int NETLINK_EXT_ACK = 11;
    private const int MSG_TRUNC = 0x20;
    private const uint AddressSize = 12;

    /// <summary>Makes a non-blocking socket that hears the given groups; null with errno when the system refuses.</summary>
    public static SafeFileHandle? Open(uint groups, out int error)
    {
        int fileDescriptor = socket(AF_NETLINK, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, NETLINK_ROUTE);
        if (fileDescriptor < 0)
        {
            error = Marshal.GetLastPInvokeError();
            return null;
        }

        var handle = new SafeFileHandle(fileDescriptor, ownsHandle: true);
        int on = 1; // a kernel without them answers all the same, with fewer words
        _ = setsockopt(handle, SOL_NETLINK, NETLINK_CAP_ACK, &on, sizeof(int));
        _ = setsockopt(handle, SOL_NETLINK, NETLINK_EXT_ACK, &on, sizeof(int));
        uint* address = stackalloc uint[3];
        address[0] = AF_NETLINK;
        address[1] = 0;
        address[2] = groups;
        error = bind(handle, address, AddressSize) == 0 ? 0 : Marshal.GetLastPInvokeError();
        if (error == 0)
        {
            return handle;
        }

        handle.Dispose();
        return null;
    }

    /// <summary>Sends to the kernel; returns 0 or errno.</summary>
    public static int Send(SafeFileHandle socket, ReadOnlySpan<byte> message)
    {
        fixed (byte* bytes = message)
        {
            return send(socket, bytes, message.Length, 0) >= 0 ? 0 : Marshal.GetLastPInvokeError();
        }
    }

    /// <summary>Receives what is there; returns the number of bytes, larger than the buffer when it was too small, or minus errno.</summary>
    public static int Receive(SafeFileHandle socket, Span<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            while (true)
            {
                nint count = recv(socket, bytes, buffer.Length, MSG_TRUNC);
                if (count >= 0)
                {
                    return (int)count;
                }

                int error = Marshal.GetLastPInvokeError();
                if (error != Errno.EINTR)
                {
                    return -error;
                }
            }
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int socket(int family, int type, int protocol);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int bind(SafeFileHandle socket, void* address, uint length);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int setsockopt(SafeFileHandle socket, int level, int option, void* value, uint size);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint send(SafeFileHandle socket, void* bytes, nint count, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint recv(SafeFileHandle socket, void* bytes, nint count, int flags);
}
