namespace UserCoNdis.Framework.Contracts;

/// <summary>The abilities of an address (CO_TAPI_ADDRESS_CAPS), question and answer of OID_CO_TAPI_ADDRESS_CAPS.</summary>
/// <param name="LineId">In: the line.</param>
/// <param name="AddressId">In: the address on it.</param>
/// <param name="Flags">Out: reserved, 0.</param>
/// <param name="Caps">Out: the abilities.</param>
public readonly record struct CoTapiAddressCaps(uint LineId, uint AddressId, uint Flags, LineAddressCaps Caps)
{
    /// <summary>The size of the structure without LINE_ADDRESS_CAPS' variable parts, in bytes.</summary>
    public const int FixedSize = CapsAt + LineAddressCaps.FixedSize;

    private const int CapsAt = 12;

    /// <summary>Gets the size of the structure with its variable parts, in bytes.</summary>
    public int Size => CapsAt + Caps.Size;

    /// <summary>Reads the question: line and address asked about.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short.</returns>
    public static bool TryReadIds(ReadOnlySpan<byte> buffer, out uint lineId, out uint addressId)
    {
        FieldReader r = new(buffer, 2 * sizeof(uint));
        (lineId, addressId) = (r.UInt32(), r.UInt32());
        return r.IsOk;
    }

    /// <summary>Reads the structure.</summary>
    /// <returns>False when it is too short, or a variable part does not lie in it.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out CoTapiAddressCaps caps)
    {
        FieldReader r = new(buffer, FixedSize);
        (uint line, uint address, uint flags) = (r.UInt32(), r.UInt32(), r.UInt32());
        LineAddressCaps addressCaps = default;
        bool ok = r.IsOk && LineAddressCaps.TryRead(buffer[CapsAt..], out addressCaps);
        caps = ok ? new(line, address, flags, addressCaps) : default;
        return ok;
    }

    /// <summary>Writes the structure into at least <see cref="FixedSize"/> bytes; see <see cref="LineAddressCaps.Write"/>.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, FixedSize);
        w.UInt32(LineId);
        w.UInt32(AddressId);
        w.UInt32(Flags);
        Caps.Write(buffer[CapsAt..]);
    }
}
