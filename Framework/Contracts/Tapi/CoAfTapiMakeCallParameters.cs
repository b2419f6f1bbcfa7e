namespace UserCoNdis.Framework.Contracts;

/// <summary>An outgoing TAPI call (CO_AF_TAPI_MAKE_CALL_PARAMETERS, 64-bit layout), in MediaSpecific.Parameters.</summary>
/// <param name="LineId">The line, zero-based, or unspecified.</param>
/// <param name="AddressId">The address, zero-based, or unspecified.</param>
/// <param name="Flags">CO_TAPI_FLAG_OUTGOING_CALL and nothing else (R310).</param>
/// <param name="DestAddress">Where to call; ASCII, the string format that LINE_DEV_CAPS names.</param>
/// <param name="LineCallParams">How the call is wanted; null: the call manager uses its defaults.</param>
public readonly record struct CoAfTapiMakeCallParameters(
    uint LineId, uint AddressId, uint Flags, string DestAddress, LineCallParams? LineCallParams = null)
{
    /// <summary>The size of the fixed part in bytes.</summary>
    public const int FixedSize = 48;

    /// <summary>Gets the size of the structure with its variable parts, in bytes.</summary>
    public int Size => FixedSize + DestAddress.Length + (LineCallParams?.Size ?? 0);

    /// <summary>Reads the structure.</summary>
    /// <returns>False when it is too short, a part does not lie in it, or the address is no ASCII text.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> buffer, out CoAfTapiMakeCallParameters parameters)
    {
        FieldReader r = new(buffer.Span, FixedSize);
        (uint line, uint address, uint flags) = (r.UInt32(), r.UInt32(), r.UInt32());
        r.Skip(sizeof(uint));
        VarData destination = VarData.CopyOf(r.Described());
        bool ok = TapiParts.TryReadCallParams(ref r, out LineCallParams? callParams)
            && r.IsOk && System.Text.Ascii.IsValid(destination.Span);
        parameters = ok ? new(line, address, flags, destination.Text, callParams) : default;
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
        w.Described(VarData.OfText(DestAddress).Span);
        w.Described(TapiParts.ToBytes(LineCallParams));
    }

    /// <summary>Makes the specific parameters that hold this structure.</summary>
    public CoSpecificParameters ToSpecific()
    {
        byte[] bytes = new byte[Size];
        Write(bytes);
        return new CoSpecificParameters(0, bytes);
    }
}
