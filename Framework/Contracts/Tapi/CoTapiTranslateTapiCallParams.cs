namespace UserCoNdis.Framework.Contracts;

/// <summary>A TAPI call turned into call parameters (CO_TAPI_TRANSLATE_TAPI_CALLPARAMS, 64-bit layout), question and answer
/// of OID_CO_TAPI_TRANSLATE_TAPI_CALLPARAMS.</summary>
/// <param name="LineId">In: the line.</param>
/// <param name="AddressId">In: the address on it.</param>
/// <param name="Flags">In: CO_TAPI_FLAG_OUTGOING_CALL, and USE_DEFAULT_CALLPARAMS if LineCallParams does not count.</param>
/// <param name="DestAddress">In: where to call.</param>
/// <param name="LineCallParams">In: how the call is wanted.</param>
/// <param name="NdisCallParams">Out: the call parameters, see <see cref="FlatCallParameters"/>; null in the question.</param>
public readonly record struct CoTapiTranslateTapiCallParams(
    uint LineId,
    uint AddressId,
    uint Flags,
    VarData DestAddress,
    LineCallParams? LineCallParams,
    CoCallParameters? NdisCallParams)
{
    /// <summary>The size of the fixed part in bytes.</summary>
    public const int FixedSize = 64;

    /// <summary>Gets the size of the structure with its variable parts, in bytes.</summary>
    public int Size => FixedSize + DestAddress.Length + (LineCallParams?.Size ?? 0) + FlatCallParameters.SizeOf(NdisCallParams);

    /// <summary>Reads the structure.</summary>
    /// <returns>False when it is too short, or a part does not lie in it.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out CoTapiTranslateTapiCallParams value)
    {
        FieldReader r = new(buffer, FixedSize);
        (uint line, uint address, uint flags) = (r.UInt32(), r.UInt32(), r.UInt32());
        r.Skip(sizeof(uint));
        VarData destination = VarData.CopyOf(r.Described());
        bool ok = TapiParts.TryReadCallParams(ref r, out LineCallParams? callParams)
            & TapiParts.TryReadCall(ref r, out CoCallParameters? call) & r.IsOk;
        value = ok ? new(line, address, flags, destination, callParams, call) : default;
        return ok;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, FixedSize);
        w.UInt32(LineId);
        w.UInt32(AddressId);
        w.UInt32(Flags);
        w.Skip(sizeof(uint));
        w.Described(DestAddress.Span);
        w.Described(TapiParts.ToBytes(LineCallParams));
        w.Described(FlatCallParameters.ToBytes(NdisCallParams));
    }
}
