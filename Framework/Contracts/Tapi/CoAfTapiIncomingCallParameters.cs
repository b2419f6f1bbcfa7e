using System.Buffers.Binary;

namespace UserCoNdis.Framework.Contracts;

/// <summary>An incoming TAPI call (CO_AF_TAPI_INCOMING_CALL_PARAMETERS, 64-bit layout), in MediaSpecific.Parameters.</summary>
/// <param name="LineId">The line it came on.</param>
/// <param name="AddressId">The address it came on.</param>
/// <param name="Flags">CO_TAPI_FLAG_INCOMING_CALL and nothing else (R311).</param>
/// <param name="LineCallInfo">What is known of it.</param>
public readonly record struct CoAfTapiIncomingCallParameters(uint LineId, uint AddressId, uint Flags, LineCallInfo LineCallInfo)
{
    /// <summary>The size of the fixed part in bytes.</summary>
    public const int FixedSize = 32;

    private const int LineCallInfoAt = 16;

    /// <summary>Gets the size of the structure with its variable part, in bytes.</summary>
    public int Size => FixedSize + LineCallInfo.Size;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when it is too short, or its call information does not lie in it.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> buffer, out CoAfTapiIncomingCallParameters parameters)
    {
        parameters = default;
        if (buffer.Length < FixedSize
            || !NdisVarDataDesc.TryRead(buffer.Span[LineCallInfoAt..], out NdisVarDataDesc where)
            || !where.TryResolve(buffer, LineCallInfoAt, out ReadOnlyMemory<byte> info)
            || !LineCallInfo.TryRead(info.Span, out LineCallInfo callInfo))
        {
            return false;
        }

        parameters = new(
            BinaryPrimitives.ReadUInt32LittleEndian(buffer.Span),
            BinaryPrimitives.ReadUInt32LittleEndian(buffer.Span[4..]),
            BinaryPrimitives.ReadUInt32LittleEndian(buffer.Span[8..]),
            callInfo);
        return true;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        buffer[..FixedSize].Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(buffer, LineId);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[4..], AddressId);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[8..], Flags);
        ushort length = (ushort)LineCallInfo.Size;
        new NdisVarDataDesc(length, length, FixedSize - LineCallInfoAt).Write(buffer[LineCallInfoAt..]);
        LineCallInfo.Write(buffer[FixedSize..]);
    }

    /// <summary>Makes the specific parameters that hold this structure.</summary>
    public CoSpecificParameters ToSpecific()
    {
        byte[] bytes = new byte[Size];
        Write(bytes);
        return new CoSpecificParameters(0, bytes);
    }
}
