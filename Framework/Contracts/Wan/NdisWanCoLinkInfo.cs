namespace UserCoNdis.Framework.Contracts;

/// <summary>The parameters of one VC's link: NDIS_WAN_CO_GET_LINK_INFO and NDIS_WAN_CO_SET_LINK_INFO, which are laid out
/// alike.</summary>
/// <param name="MaxSendFrameSize">Bytes; a set does not exceed what the query told (R287).</param>
/// <param name="MaxRecvFrameSize">Bytes.</param>
/// <param name="SendFramingBits">0: detect it on every received frame.</param>
/// <param name="RecvFramingBits">Compatible with the send bits (R289).</param>
/// <param name="SendCompressionBits">Reserved.</param>
/// <param name="RecvCompressionBits">Reserved.</param>
/// <param name="SendAccm">Bit n: control character n is escaped when sent.</param>
/// <param name="RecvAccm">Bit n: control character n is dropped when it arrives unescaped.</param>
public readonly record struct NdisWanCoLinkInfo(
    uint MaxSendFrameSize,
    uint MaxRecvFrameSize,
    WanFraming SendFramingBits,
    WanFraming RecvFramingBits,
    uint SendCompressionBits,
    uint RecvCompressionBits,
    uint SendAccm,
    uint RecvAccm)
{
    /// <summary>The size of the structure in bytes.</summary>
    public const int Size = 32;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out NdisWanCoLinkInfo info)
    {
        FieldReader r = new(buffer, Size);
        info = new(
            r.UInt32(),
            r.UInt32(),
            (WanFraming)r.UInt32(),
            (WanFraming)r.UInt32(),
            r.UInt32(),
            r.UInt32(),
            r.UInt32(),
            r.UInt32());
        return r.IsOk;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, Size);
        w.UInt32(MaxSendFrameSize);
        w.UInt32(MaxRecvFrameSize);
        w.UInt32((uint)SendFramingBits);
        w.UInt32((uint)RecvFramingBits);
        w.UInt32(SendCompressionBits);
        w.UInt32(RecvCompressionBits);
        w.UInt32(SendAccm);
        w.UInt32(RecvAccm);
    }
}
