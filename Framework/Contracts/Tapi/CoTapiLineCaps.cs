namespace UserCoNdis.Framework.Contracts;

/// <summary>The abilities of a line (CO_TAPI_LINE_CAPS), question and answer of OID_CO_TAPI_LINE_CAPS.</summary>
/// <param name="LineId">In: the line asked about.</param>
/// <param name="Flags">Out: CO_TAPI_FLAG_PER_ADDRESS_CAPS if its addresses differ; other bits 0 (R304).</param>
/// <param name="DevCaps">Out: the abilities.</param>
public readonly record struct CoTapiLineCaps(uint LineId, uint Flags, LineDevCaps DevCaps)
{
    /// <summary>The size of the structure without LINE_DEV_CAPS' variable parts, in bytes.</summary>
    public const int FixedSize = DevCapsAt + LineDevCaps.FixedSize;

    private const int DevCapsAt = 8;

    /// <summary>Gets the size of the structure with its variable parts, in bytes.</summary>
    public int Size => DevCapsAt + DevCaps.Size;

    /// <summary>Reads the question: the line asked about.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short.</returns>
    public static bool TryReadLineId(ReadOnlySpan<byte> buffer, out uint lineId)
    {
        FieldReader r = new(buffer, sizeof(uint));
        lineId = r.UInt32();
        return r.IsOk;
    }

    /// <summary>Reads the structure.</summary>
    /// <returns>False when it is too short, or a variable part does not lie in it.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out CoTapiLineCaps caps)
    {
        FieldReader r = new(buffer, FixedSize);
        (uint line, uint flags) = (r.UInt32(), r.UInt32());
        LineDevCaps devCaps = default;
        bool ok = r.IsOk && LineDevCaps.TryRead(buffer[DevCapsAt..], out devCaps);
        caps = ok ? new(line, flags, devCaps) : default;
        return ok;
    }

    /// <summary>Writes the structure into at least <see cref="FixedSize"/> bytes; see <see cref="LineDevCaps.Write"/>.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, FixedSize);
        w.UInt32(LineId);
        w.UInt32(Flags);
        DevCaps.Write(buffer[DevCapsAt..]);
    }
}
