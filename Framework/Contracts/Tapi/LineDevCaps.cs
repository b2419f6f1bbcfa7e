using System.Buffers.Binary;
using System.Text;

namespace UserCoNdis.Framework.Contracts;

/// <summary>What a line can do (LINE_DEV_CAPS, TAPI 3.0 layout): the members that data lines use.</summary>
/// <param name="PermanentLineId">ulPermanentLineID.</param>
/// <param name="LineName">LineName, ASCII.</param>
/// <param name="NumAddresses">ulNumAddresses.</param>
/// <param name="BearerModes">ulBearerModes.</param>
/// <param name="MaxRate">ulMaxRate, bit/s; 0 where the line cannot say.</param>
/// <param name="MediaModes">ulMediaModes.</param>
/// <param name="MaxNumActiveCalls">ulMaxNumActiveCalls.</param>
/// <param name="RingModes">ulRingModes.</param>
public readonly record struct LineDevCaps(
    uint PermanentLineId,
    string LineName,
    uint NumAddresses,
    LineBearerModes BearerModes,
    uint MaxRate,
    LineMediaModes MediaModes,
    uint MaxNumActiveCalls,
    uint RingModes)
{
    /// <summary>The size of the fixed part in bytes.</summary>
    public const int FixedSize = 292;

    private const int LineNameAt = 32;
    private const uint StringFormatAscii = 1;
    private const uint AddressModeAddressId = 1;
    private const uint LineFeatureMakeCall = 8;
    private const uint AddressTypePhoneNumber = 1;

    /// <summary>Gets the size of the structure with its variable part, in bytes.</summary>
    public int Size => FixedSize + LineName.Length;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when it is too short, or a variable part does not lie in it.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out LineDevCaps caps)
    {
        caps = default;
        if (buffer.Length < FixedSize)
        {
            return false;
        }

        uint nameSize = BinaryPrimitives.ReadUInt32LittleEndian(buffer[LineNameAt..]);
        uint nameOffset = BinaryPrimitives.ReadUInt32LittleEndian(buffer[(LineNameAt + 4)..]);
        if (nameOffset > (uint)buffer.Length || nameSize > (uint)buffer.Length - nameOffset)
        {
            return false;
        }

        caps = new(
            BinaryPrimitives.ReadUInt32LittleEndian(buffer[28..]),
            Encoding.ASCII.GetString(buffer.Slice((int)nameOffset, (int)nameSize)),
            BinaryPrimitives.ReadUInt32LittleEndian(buffer[48..]),
            (LineBearerModes)BinaryPrimitives.ReadUInt32LittleEndian(buffer[52..]),
            BinaryPrimitives.ReadUInt32LittleEndian(buffer[56..]),
            (LineMediaModes)BinaryPrimitives.ReadUInt32LittleEndian(buffer[60..]),
            BinaryPrimitives.ReadUInt32LittleEndian(buffer[116..]),
            BinaryPrimitives.ReadUInt32LittleEndian(buffer[124..]));
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

        BinaryPrimitives.WriteUInt32LittleEndian(buffer[28..], PermanentLineId);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[LineNameAt..], (uint)LineName.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[(LineNameAt + 4)..], LineName.Length > 0 ? FixedSize : 0u);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[40..], StringFormatAscii);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[44..], AddressModeAddressId);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[48..], NumAddresses);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[52..], (uint)BearerModes);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[56..], MaxRate);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[60..], (uint)MediaModes);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[116..], MaxNumActiveCalls);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[124..], RingModes);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[236..], LineFeatureMakeCall);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[268..], AddressTypePhoneNumber);
        _ = Encoding.ASCII.GetBytes(LineName, buffer[FixedSize..]);
    }
}
