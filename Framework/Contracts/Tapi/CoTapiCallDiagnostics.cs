namespace UserCoNdis.Framework.Contracts;

/// <summary>How the call of a VC came and how it went (CO_TAPI_CALL_DIAGNOSTICS, 64-bit layout), the answer to
/// OID_CO_TAPI_GET_CALL_DIAGNOSTICS.</summary>
/// <param name="Origin">ulOrigin.</param>
/// <param name="Reason">ulReason: why it came.</param>
/// <param name="DiagInfo">What the call manager tells of its end; this house puts <see cref="CoTapiDiagInfo"/> there [I].</param>
public readonly record struct CoTapiCallDiagnostics(LineCallOrigin Origin, LineCallReason Reason, VarData DiagInfo)
{
    /// <summary>The size of the fixed part in bytes.</summary>
    public const int FixedSize = 24;

    /// <summary>Gets the size of the structure with its variable part, in bytes.</summary>
    public int Size => FixedSize + DiagInfo.Length;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when it is too short, or DiagInfo does not lie in it.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out CoTapiCallDiagnostics diagnostics)
    {
        FieldReader r = new(buffer, FixedSize);
        diagnostics = new((LineCallOrigin)r.UInt32(), (LineCallReason)r.UInt32(), VarData.CopyOf(r.Described()));
        return r.IsOk;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, FixedSize);
        w.UInt32((uint)Origin);
        w.UInt32((uint)Reason);
        w.Described(DiagInfo.Span);
    }
}
