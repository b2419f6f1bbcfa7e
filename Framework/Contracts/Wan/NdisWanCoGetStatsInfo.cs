namespace UserCoNdis.Framework.Contracts;

/// <summary>The counters of one VC (NDIS_WAN_CO_GET_STATS_INFO).</summary>
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
/// <param name="Compression">Four counters that are 0 in a driver that does not compress (R298).</param>
/// <param name="Tunnel">The header's 15 counters of tunnels, which the documented form does not have (T27).</param>
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
    uint BufferOverrunErrors,
    WanCompressionCounters Compression = default,
    WanTunnelCounters Tunnel = default)
{
    /// <summary>The size of the documented structure in bytes: 14 members.</summary>
    public const int Size = 56;

    /// <summary>The size of the header's structure in bytes: 29 members.</summary>
    public const int SizeWithTunnelCounters = Size + WanTunnelCounters.Size;

    /// <summary>Reads the structure, in the longer form where there is room for it (T27).</summary>
    /// <returns>False when <paramref name="buffer"/> is too short.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out NdisWanCoGetStatsInfo info)
    {
        bool hasTunnel = buffer.Length >= SizeWithTunnelCounters;
        FieldReader r = new(buffer, hasTunnel ? SizeWithTunnelCounters : Size);
        info = new(
            r.UInt32(),
            r.UInt32(),
            r.UInt32(),
            r.UInt32(),
            r.UInt32(),
            r.UInt32(),
            r.UInt32(),
            r.UInt32(),
            r.UInt32(),
            r.UInt32(),
            new(r.UInt32(), r.UInt32(), r.UInt32(), r.UInt32()),
            hasTunnel ? WanTunnelCounters.Read(ref r) : default);
        return r.IsOk;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes, in the longer form where there is room for it
    /// (T27).</summary>
    /// <returns>The bytes written.</returns>
    public int Write(Span<byte> buffer)
    {
        bool hasTunnel = buffer.Length >= SizeWithTunnelCounters;
        int size = hasTunnel ? SizeWithTunnelCounters : Size;
        FieldWriter w = new(buffer, size);
        w.UInt32(BytesSent);
        w.UInt32(BytesRcvd);
        w.UInt32(FramesSent);
        w.UInt32(FramesRcvd);
        w.UInt32(CrcErrors);
        w.UInt32(TimeoutErrors);
        w.UInt32(AlignmentErrors);
        w.UInt32(SerialOverrunErrors);
        w.UInt32(FramingErrors);
        w.UInt32(BufferOverrunErrors);
        w.UInt32(Compression.BytesTransmittedUncompressed);
        w.UInt32(Compression.BytesReceivedUncompressed);
        w.UInt32(Compression.BytesTransmittedCompressed);
        w.UInt32(Compression.BytesReceivedCompressed);
        if (hasTunnel)
        {
            Tunnel.Write(ref w);
        }

        return size;
    }
}
