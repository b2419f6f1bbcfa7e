using System.Buffers.Binary;
using System.Text;

namespace UserCoNdis.Framework.Contracts;

/// <summary>What is known of a call (LINE_CALL_INFO, TAPI 3.0 layout): the members that data calls use.</summary>
/// <param name="LineDeviceId">ulLineDeviceID.</param>
/// <param name="AddressId">ulAddressID.</param>
/// <param name="BearerMode">ulBearerMode.</param>
/// <param name="Rate">ulRate, bit/s.</param>
/// <param name="MediaMode">ulMediaMode.</param>
/// <param name="CallStates">ulCallStates: the states that the call can come to.</param>
/// <param name="CallerId">CallerID, ASCII; empty when the network told none.</param>
public readonly record struct LineCallInfo(
    uint LineDeviceId,
    uint AddressId,
    LineBearerModes BearerMode,
    uint Rate,
    LineMediaModes MediaMode,
    LineCallState CallStates,
    string CallerId)
{
    /// <summary>The size of the fixed part in bytes.</summary>
    public const int FixedSize = 344;

    private const int CallerIdFlagsAt = 108;
    private const uint OriginInbound = 0x80;
    private const uint ReasonDirect = 1;
    private const uint CallerIdAddress = 0x8;
    private const uint CallerIdUnavail = 0x40;

    /// <summary>Gets the size of the structure with its variable part, in bytes.</summary>
    public int Size => FixedSize + CallerId.Length;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when it is too short, or a variable part does not lie in it.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out LineCallInfo info)
    {
        info = default;
        if (buffer.Length < FixedSize)
        {
            return false;
        }

        uint idSize = BinaryPrimitives.ReadUInt32LittleEndian(buffer[(CallerIdFlagsAt + 4)..]);
        uint idOffset = BinaryPrimitives.ReadUInt32LittleEndian(buffer[(CallerIdFlagsAt + 8)..]);
        if (idOffset > (uint)buffer.Length || idSize > (uint)buffer.Length - idOffset)
        {
            return false;
        }

        info = new(
            BinaryPrimitives.ReadUInt32LittleEndian(buffer[16..]),
            BinaryPrimitives.ReadUInt32LittleEndian(buffer[20..]),
            (LineBearerModes)BinaryPrimitives.ReadUInt32LittleEndian(buffer[24..]),
            BinaryPrimitives.ReadUInt32LittleEndian(buffer[28..]),
            (LineMediaModes)BinaryPrimitives.ReadUInt32LittleEndian(buffer[32..]),
            (LineCallState)BinaryPrimitives.ReadUInt32LittleEndian(buffer[52..]),
            Encoding.ASCII.GetString(buffer.Slice((int)idOffset, (int)idSize)));
        return true;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        buffer[..FixedSize].Clear();
        for (int i = 0; i < 3; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(buffer[(4 * i)..], (uint)Size); // total, needed, used
        }

        BinaryPrimitives.WriteUInt32LittleEndian(buffer[16..], LineDeviceId);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[20..], AddressId);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[24..], (uint)BearerMode);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[28..], Rate);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[32..], (uint)MediaMode);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[52..], (uint)CallStates);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[80..], OriginInbound);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[84..], ReasonDirect);
        bool known = CallerId.Length > 0;
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[CallerIdFlagsAt..], known ? CallerIdAddress : CallerIdUnavail);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[(CallerIdFlagsAt + 4)..], (uint)CallerId.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[(CallerIdFlagsAt + 8)..], known ? FixedSize : 0u);
        _ = Encoding.ASCII.GetBytes(CallerId, buffer[FixedSize..]);
    }
}
