namespace UserCoNdis.Framework.Contracts;

/// <summary>The parameters of an incoming call turned into what TAPI knows (CO_TAPI_TRANSLATE_NDIS_CALLPARAMS, 64-bit
/// layout), question and answer of OID_CO_TAPI_TRANSLATE_NDIS_CALLPARAMS.</summary>
/// <param name="Flags">In: CO_TAPI_FLAG_INCOMING_CALL.</param>
/// <param name="NdisCallParams">In: the call parameters, see <see cref="FlatCallParameters"/>.</param>
/// <param name="LineCallInfo">Out: what is known of the call; null in the question.</param>
public readonly record struct CoTapiTranslateNdisCallParams(
    uint Flags, CoCallParameters? NdisCallParams, LineCallInfo? LineCallInfo)
{
    /// <summary>The size of the fixed part in bytes.</summary>
    public const int FixedSize = 40;

    /// <summary>Gets the size of the structure with its variable parts, in bytes.</summary>
    public int Size => FixedSize + FlatCallParameters.SizeOf(NdisCallParams) + (LineCallInfo?.Size ?? 0);

    /// <summary>Reads the structure.</summary>
    /// <returns>False when it is too short, or a part does not lie in it.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out CoTapiTranslateNdisCallParams value)
    {
        FieldReader r = new(buffer, FixedSize);
        uint flags = r.UInt32();
        r.Skip(sizeof(uint));
        bool ok = TapiParts.TryReadCall(ref r, out CoCallParameters? call)
            & TapiParts.TryReadCallInfo(ref r, out LineCallInfo? info) & r.IsOk;
        value = ok ? new(flags, call, info) : default;
        return ok;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, FixedSize);
        w.UInt32(Flags);
        w.Skip(sizeof(uint));
        w.Described(FlatCallParameters.ToBytes(NdisCallParams));
        w.Described(TapiParts.ToBytes(LineCallInfo));
    }
}
