namespace UserCoNdis.Framework.Contracts;

/// <summary>Where a TAPI client wants calls from (CO_AF_TAPI_SAP).</summary>
/// <param name="LineId">The line, zero-based.</param>
/// <param name="AddressId">The address on it, zero-based, or unspecified.</param>
/// <param name="MediaModes">The kinds of call it takes.</param>
public readonly record struct CoAfTapiSap(uint LineId, uint AddressId, LineMediaModes MediaModes)
{
    /// <summary>The size of the structure in bytes.</summary>
    public const int Size = 12;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out CoAfTapiSap sap)
    {
        FieldReader r = new(buffer, Size);
        sap = new(r.UInt32(), r.UInt32(), (LineMediaModes)r.UInt32());
        return r.IsOk;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, Size);
        w.UInt32(LineId);
        w.UInt32(AddressId);
        w.UInt32((uint)MediaModes);
    }

    /// <summary>Makes the SAP that holds this structure.</summary>
    public CoSap ToSap()
    {
        byte[] bytes = new byte[Size];
        Write(bytes);
        return new CoSap(CoSap.AfTapiSapType, bytes);
    }
}
