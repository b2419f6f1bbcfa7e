using System.Buffers.Binary;
using System.Text;

namespace UserCoNdis.Framework.Contracts;

/// <summary>An outgoing TAPI call (CO_AF_TAPI_MAKE_CALL_PARAMETERS, 64-bit layout), in MediaSpecific.Parameters.</summary>
/// <param name="LineId">The line, zero-based, or unspecified.</param>
/// <param name="AddressId">The address, zero-based, or unspecified.</param>
/// <param name="Flags">CO_TAPI_FLAG_OUTGOING_CALL and nothing else (R310).</param>
/// <param name="DestAddress">Where to call; ASCII, the string format that LINE_DEV_CAPS names.</param>
/// <remarks>LineCallParams is written empty: the call manager uses its defaults.</remarks>
public readonly record struct CoAfTapiMakeCallParameters(uint LineId, uint AddressId, uint Flags, string DestAddress)
{
    /// <summary>The size of the fixed part in bytes.</summary>
    public const int FixedSize = 48;

    private const int DestAddressAt = 16;
    private const int LineCallParamsAt = 32;

    /// <summary>Gets the size of the structure with its variable part, in bytes.</summary>
    public int Size => FixedSize + DestAddress.Length;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when it is too short, or the address does not lie in it or is no ASCII text.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> buffer, out CoAfTapiMakeCallParameters parameters)
    {
        parameters = default;
        if (buffer.Length < FixedSize
            || !NdisVarDataDesc.TryRead(buffer.Span[DestAddressAt..], out NdisVarDataDesc address)
            || !address.TryResolve(buffer, DestAddressAt, out ReadOnlyMemory<byte> text)
            || !System.Text.Ascii.IsValid(text.Span))
        {
            return false;
        }

        parameters = new(
            BinaryPrimitives.ReadUInt32LittleEndian(buffer.Span),
            BinaryPrimitives.ReadUInt32LittleEndian(buffer.Span[4..]),
            BinaryPrimitives.ReadUInt32LittleEndian(buffer.Span[8..]),
            Encoding.ASCII.GetString(text.Span));
        return true;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        buffer[..FixedSize].Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(buffer, LineId);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[4..], AddressId);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[8..], Flags);
        ushort length = (ushort)DestAddress.Length;
        new NdisVarDataDesc(length, length, FixedSize - DestAddressAt).Write(buffer[DestAddressAt..]);
        default(NdisVarDataDesc).Write(buffer[LineCallParamsAt..]);
        _ = Encoding.ASCII.GetBytes(DestAddress, buffer[FixedSize..]);
    }

    /// <summary>Makes the specific parameters that hold this structure.</summary>
    public CoSpecificParameters ToSpecific()
    {
        byte[] bytes = new byte[Size];
        Write(bytes);
        return new CoSpecificParameters(0, bytes);
    }
}
