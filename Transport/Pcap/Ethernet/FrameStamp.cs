using System.Runtime.InteropServices;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Pcap;

/// <summary>When a frame arrived, kept at the very beginning of its block: the headroom is free until somebody uses it up.</summary>
public static class FrameStamp
{
    /// <summary>Reads the time of arrival of a frame from a link opened with <c>stamps=1</c>.</summary>
    /// <param name="frame">As it was received, before anything was put in front of it.</param>
    /// <returns>Nanoseconds since 1970, as the system stamped it.</returns>
    public static long Read(in LinkFrame frame) => MemoryMarshal.Read<long>(frame.Lease.Span);

    internal static void Write(Span<byte> block, long nanoseconds) => MemoryMarshal.Write(block, in nanoseconds);
}
