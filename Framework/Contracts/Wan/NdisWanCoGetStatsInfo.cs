using System.Buffers.Binary;

namespace UserCoNdis.Framework.Contracts;

/// <summary>The counters of one VC (NDIS_WAN_CO_GET_STATS_INFO), the 14 documented members.</summary>
/// <param name="BytesSent">PPP bytes, without media encapsulation.</param>
/// <param name="BytesRcvd">PPP bytes.</param>
/// <param name="FramesSent">Frames.</param>
/// <param name="FramesRcvd">Frames.</param>
/// <param name="CrcErrors">Frames with a wrong frame check sequence.</param>
/// <param name="TimeoutErrors">Not counted by asynchronous media: 0.</param>
/// <param name="AlignmentErrors">Not counted by asynchronous media: 0.</param>
/// <param name="SerialOverrunErrors">Overruns of the serial hardware.</param>
/// <param name="FramingErrors">Aborted, short and long frames.</param>
/// <param name="BufferOverrunErrors">Frames dropped because no buffer was free.</param>
/// <remarks>The four compression counters are 0 in a driver that does not compress (R298). The header's 116-byte form
/// adds 15 tunnel counters, which are 0 here (T27).</remarks>
public readonly record struct NdisWanCoGetStatsInfo(
    uint BytesSent,
    uint BytesRcvd,
    uint FramesSent,
    uint FramesRcvd,
    uint CrcErrors,
    uint TimeoutErrors,
    uint AlignmentErrors,
    uint SerialOverrunErrors,
    uint FramingErrors,
    uint BufferOverrunErrors)
{
    /// <summary>The size of the documented structure in bytes.</summary>
    public const int Size = 56;

    /// <summary>The size of the header's structure in bytes.</summary>
    public const int SizeWithTunnelCounters = 116;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out NdisWanCoGetStatsInfo info)
    {
        bool ok = buffer.Length >= Size;
        info = ok
            ? new(
                BinaryPrimitives.ReadUInt32LittleEndian(buffer),
                BinaryPrimitives.ReadUInt32LittleEndian(buffer[4..]),
                BinaryPrimitives.ReadUInt32LittleEndian(buffer[8..]),
                BinaryPrimitives.ReadUInt32LittleEndian(buffer[12..]),
                BinaryPrimitives.ReadUInt32LittleEndian(buffer[16..]),
                BinaryPrimitives.ReadUInt32LittleEndian(buffer[20..]),
                BinaryPrimitives.ReadUInt32LittleEndian(buffer[24..]),
                BinaryPrimitives.ReadUInt32LittleEndian(buffer[28..]),
                BinaryPrimitives.ReadUInt32LittleEndian(buffer[32..]),
                BinaryPrimitives.ReadUInt32LittleEndian(buffer[36..]))
            : default;
        return ok;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        buffer[..Size].Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(buffer, BytesSent);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[4..], BytesRcvd);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[8..], FramesSent);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[12..], FramesRcvd);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[16..], CrcErrors);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[20..], TimeoutErrors);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[24..], AlignmentErrors);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[28..], SerialOverrunErrors);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[32..], FramingErrors);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[36..], BufferOverrunErrors);
    }
}
