namespace UserCoNdis.Framework.Contracts;

/// <summary>An incoming TAPI call (CO_AF_TAPI_INCOMING_CALL_PARAMETERS, 64-bit layout), in MediaSpecific.Parameters.</summary>
/// <param name="LineId">The line it came on.</param>
/// <param name="AddressId">The address it came on.</param>
/// <param name="Flags">CO_TAPI_FLAG_INCOMING_CALL and nothing else (R311).</param>
/// <param name="LineCallInfo">What is known of it (T28).</param>
public readonly record struct CoAfTapiIncomingCallParameters(uint LineId, uint AddressId, uint Flags, LineCallInfo LineCallInfo)
{
    /// <summary>The size of the fixed part in bytes.</summary>
    public const int FixedSize = 32;

    /// <summary>Gets the size of the structure with its variable part, in bytes.</summary>
    public int Size => FixedSize + LineCallInfo.Size;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when it is too short, or its call information does not lie in it.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> buffer, out CoAfTapiIncomingCallParameters parameters)
    {
        FieldReader r = new(buffer.Span, FixedSize);
        (uint line, uint address, uint flags) = (r.UInt32(), r.UInt32(), r.UInt32());
        r.Skip(sizeof(uint));
        bool ok = LineCallInfo.TryRead(r.Described(), out LineCallInfo info) && r.IsOk;
        parameters = ok ? new(line, address, flags, info) : default;
        return ok;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        byte[] info = new byte[LineCallInfo.Size];
        LineCallInfo.Write(info);
        FieldWriter w = new(buffer, FixedSize);
        w.UInt32(LineId);
        w.UInt32(AddressId);
        w.UInt32(Flags);
        w.Skip(sizeof(uint));
        w.Described(info);
    }

    /// <summary>Makes the specific parameters that hold this structure.</summary>
    public CoSpecificParameters ToSpecific()
    {
        byte[] bytes = new byte[Size];
        Write(bytes);
        return new CoSpecificParameters(0, bytes);
    }
}
