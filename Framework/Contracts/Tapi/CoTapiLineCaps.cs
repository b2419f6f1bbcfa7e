using System.Buffers.Binary;

namespace UserCoNdis.Framework.Contracts;

/// <summary>The abilities of a line (CO_TAPI_LINE_CAPS), question and answer of OID_CO_TAPI_LINE_CAPS.</summary>
/// <param name="LineId">In: the line asked about.</param>
/// <param name="Flags">Out: CO_TAPI_FLAG_PER_ADDRESS_CAPS if its addresses differ; other bits 0 (R304).</param>
/// <param name="DevCaps">Out: the abilities.</param>
public readonly record struct CoTapiLineCaps(uint LineId, uint Flags, LineDevCaps DevCaps)
{
    /// <summary>The size of the structure without LINE_DEV_CAPS' variable part, in bytes.</summary>
    public const int FixedSize = 8 + LineDevCaps.FixedSize;

    /// <summary>Gets the size of the structure with its variable part, in bytes.</summary>
    public int Size => 8 + DevCaps.Size;

    /// <summary>Reads the question: the line asked about.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short.</returns>
    public static bool TryReadLineId(ReadOnlySpan<byte> buffer, out uint lineId) =>
        BinaryPrimitives.TryReadUInt32LittleEndian(buffer, out lineId);

    /// <summary>Reads the structure.</summary>
    /// <returns>False when it is too short, or a variable part does not lie in it.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out CoTapiLineCaps caps)
    {
        caps = default;
        if (buffer.Length < FixedSize || !LineDevCaps.TryRead(buffer[8..], out LineDevCaps devCaps))
        {
            return false;
        }

        caps = new(
            BinaryPrimitives.ReadUInt32LittleEndian(buffer), BinaryPrimitives.ReadUInt32LittleEndian(buffer[4..]), devCaps);
        return true;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(buffer, LineId);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[4..], Flags);
        DevCaps.Write(buffer[8..]);
    }
}
