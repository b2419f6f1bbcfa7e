using System.Buffers.Binary;

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
        bool ok = buffer.Length >= Size;
        sap = ok
            ? new(
                BinaryPrimitives.ReadUInt32LittleEndian(buffer),
                BinaryPrimitives.ReadUInt32LittleEndian(buffer[4..]),
                (LineMediaModes)BinaryPrimitives.ReadUInt32LittleEndian(buffer[8..]))
            : default;
        return ok;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(buffer, LineId);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[4..], AddressId);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[8..], (uint)MediaModes);
    }

    /// <summary>Makes the SAP that holds this structure.</summary>
    public CoSap ToSap()
    {
        byte[] bytes = new byte[Size];
        Write(bytes);
        return new CoSap(CoSap.AfTapiSapType, bytes);
    }
}
