using System.Runtime.InteropServices;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Links.Frames;

/// <summary>sendmmsg and recvmmsg of the C library.</summary>
internal static unsafe partial class MessageNative
{
    private const int MSG_DONTWAIT = 0x40;
    private const int MSG_NOSIGNAL = 0x4000;

    /// <summary>Sends; returns the number of messages, or minus errno.</summary>
    public static int Send(int fileDescriptor, Span<MessageHeader> messages)
    {
        fixed (MessageHeader* headers = messages)
        {
            while (true)
            {
                int count = sendmmsg(fileDescriptor, headers, (uint)messages.Length, MSG_DONTWAIT | MSG_NOSIGNAL);
                if (count >= 0)
                {
                    return count;
                }

                int error = Marshal.GetLastPInvokeError();
                if (error != Errno.EINTR)
                {
                    return -error;
                }
            }
        }
    }

    /// <summary>Receives what is there; returns the number of messages, or minus errno.</summary>
    public static int Receive(int fileDescriptor, Span<MessageHeader> messages)
    {
        fixed (MessageHeader* headers = messages)
        {
            while (true)
            {
                int count = recvmmsg(fileDescriptor, headers, (uint)messages.Length, MSG_DONTWAIT, null);
                if (count >= 0)
                {
                    return count;
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
    private static partial int sendmmsg(int fileDescriptor, MessageHeader* messages, uint count, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int recvmmsg(int fileDescriptor, MessageHeader* messages, uint count, int flags, void* timeout);
}
