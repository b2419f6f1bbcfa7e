namespace UserCoNdis.Framework.Contracts;

/// <summary>A GUID that stands for an object or a status (NDIS_GUID), one of the answer to OID_GEN_CO_SUPPORTED_GUIDS.</summary>
/// <param name="Guid">The GUID.</param>
/// <param name="OidOrStatus">The object, or the NDIS_STATUS; Flags says which.</param>
/// <param name="ItemSize">Bytes of the data, or of one item where it is an array; 0xFFFFFFFF: it has none.</param>
/// <param name="Flags">fNDIS_GUID_ bits.</param>
public readonly record struct NdisGuid(Guid Guid, uint OidOrStatus, uint ItemSize, uint Flags)
{
    /// <summary>The size of the structure in bytes.</summary>
    public const int Size = 28;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out NdisGuid value)
    {
        FieldReader r = new(buffer, Size);
        value = new(r.Guid(), r.UInt32(), r.UInt32(), r.UInt32());
        return r.IsOk;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, Size);
        w.Guid(Guid);
        w.UInt32(OidOrStatus);
        w.UInt32(ItemSize);
        w.UInt32(Flags);
    }
}
