namespace UserCoNdis.Framework.Contracts;

/// <summary>The TAPI abilities of a call manager (CO_TAPI_CM_CAPS), the answer to OID_CO_TAPI_CM_CAPS.</summary>
/// <param name="CoTapiVersion">CO_TAPI_VERSION (R301).</param>
/// <param name="NumLines">The lines of the adapter.</param>
/// <param name="Flags">CO_TAPI_FLAG_PER_LINE_CAPS if lines differ; other bits 0 (R302, R303).</param>
public readonly record struct CoTapiCmCaps(uint CoTapiVersion, uint NumLines, uint Flags)
{
    /// <summary>The size of the structure in bytes.</summary>
    public const int Size = 12;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out CoTapiCmCaps caps)
    {
        FieldReader r = new(buffer, Size);
        caps = new(r.UInt32(), r.UInt32(), r.UInt32());
        return r.IsOk;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, Size);
        w.UInt32(CoTapiVersion);
        w.UInt32(NumLines);
        w.UInt32(Flags);
    }
}
