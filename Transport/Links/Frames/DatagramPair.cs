using Microsoft.Win32.SafeHandles;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Links.Frames;

/// <summary>Makes two datagram sockets that are each other's far end: a cable to a guest that takes a descriptor.</summary>
public static class DatagramPair
{
    /// <summary>Makes a pair.</summary>
    /// <param name="tellsEnd">True: an end is told that the other is gone (SOCK_SEQPACKET). False: plain datagrams, as
    /// programs expect that take a descriptor; what is sent to an end that is gone fails.</param>
    /// <returns>Near: this process's, for <c>fd:N?kind=frames</c>. Far: child processes inherit it; close it once they run.</returns>
    /// <exception cref="LinkException">The system refused.</exception>
    public static (SafeFileHandle Near, SafeFileHandle Far) Open(bool tellsEnd = false)
    {
        int error = DatagramNative.OpenPair(
            tellsEnd ? DatagramNative.SOCK_SEQPACKET : DatagramNative.SOCK_DGRAM, out SafeFileHandle near, out SafeFileHandle far);
        if (error != 0)
        {
            throw new LinkException(
                Errno.ToKind(error), $"No socket pair can be made: {StreamNative.Describe(error)}", error);
        }

        _ = StreamNative.MakeNonBlocking((int)near.DangerousGetHandle());
        return (near, far);
    }
}
