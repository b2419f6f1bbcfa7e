using System.Buffers.Binary;

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
        bool ok = buffer.Length >= Size;
        info = ok
            ? new(
                BinaryPrimitives.ReadUInt32LittleEndian(buffer),
                BinaryPrimitives.ReadUInt32LittleEndian(buffer[4..]),
                (WanFraming)BinaryPrimitives.ReadUInt32LittleEndian(buffer[8..]),
                (WanFraming)BinaryPrimitives.ReadUInt32LittleEndian(buffer[12..]),
                BinaryPrimitives.ReadUInt32LittleEndian(buffer[16..]),
                BinaryPrimitives.ReadUInt32LittleEndian(buffer[20..]),
                BinaryPrimitives.ReadUInt32LittleEndian(buffer[24..]),
                BinaryPrimitives.ReadUInt32LittleEndian(buffer[28..]))
            : default;
        return ok;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(buffer, MaxSendFrameSize);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[4..], MaxRecvFrameSize);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[8..], (uint)SendFramingBits);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[12..], (uint)RecvFramingBits);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[16..], SendCompressionBits);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[20..], RecvCompressionBits);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[24..], SendAccm);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[28..], RecvAccm);
    }
}
