using System.Buffers.Binary;

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
        bool ok = buffer.Length >= Size;
        caps = ok
            ? new(
                BinaryPrimitives.ReadUInt32LittleEndian(buffer),
                BinaryPrimitives.ReadUInt32LittleEndian(buffer[4..]),
                BinaryPrimitives.ReadUInt32LittleEndian(buffer[8..]))
            : default;
        return ok;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(buffer, CoTapiVersion);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[4..], NumLines);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[8..], Flags);
    }
}
