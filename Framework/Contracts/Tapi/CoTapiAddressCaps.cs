using System.Buffers.Binary;

namespace UserCoNdis.Framework.Contracts;

/// <summary>The abilities of an address (CO_TAPI_ADDRESS_CAPS), question and answer of OID_CO_TAPI_ADDRESS_CAPS.</summary>
/// <param name="LineId">In: the line.</param>
/// <param name="AddressId">In: the address on it.</param>
/// <param name="Flags">Out: reserved, 0.</param>
/// <param name="Caps">Out: the abilities.</param>
public readonly record struct CoTapiAddressCaps(uint LineId, uint AddressId, uint Flags, LineAddressCaps Caps)
{
    /// <summary>The size of the structure in bytes.</summary>
    public const int Size = 12 + LineAddressCaps.Size;

    /// <summary>Reads the question: line and address asked about.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short.</returns>
    public static bool TryReadIds(ReadOnlySpan<byte> buffer, out uint lineId, out uint addressId)
    {
        bool ok = buffer.Length >= 8;
        lineId = ok ? BinaryPrimitives.ReadUInt32LittleEndian(buffer) : 0;
        addressId = ok ? BinaryPrimitives.ReadUInt32LittleEndian(buffer[4..]) : 0;
        return ok;
    }

    /// <summary>Reads the structure.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out CoTapiAddressCaps caps)
    {
        caps = default;
        if (buffer.Length < Size || !LineAddressCaps.TryRead(buffer[12..], out LineAddressCaps addressCaps))
        {
            return false;
        }

        caps = new(
            BinaryPrimitives.ReadUInt32LittleEndian(buffer),
            BinaryPrimitives.ReadUInt32LittleEndian(buffer[4..]),
            BinaryPrimitives.ReadUInt32LittleEndian(buffer[8..]),
            addressCaps);
        return true;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(buffer, LineId);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[4..], AddressId);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[8..], Flags);
        Caps.Write(buffer[12..]);
    }
}
