using System.Buffers.Binary;

namespace UserCoNdis.Framework.Contracts;

/// <summary>Says where a variable part lies (NDIS_VAR_DATA_DESC, 64-bit layout).</summary>
/// <param name="Length">The bytes used.</param>
/// <param name="MaximumLength">The room in bytes.</param>
/// <param name="Offset">From the first byte of this descriptor.</param>
public readonly record struct NdisVarDataDesc(ushort Length, ushort MaximumLength, ulong Offset)
{
    /// <summary>The size of the structure in bytes.</summary>
    public const int Size = 16;

    /// <summary>Reads the structure.</summary>
    /// <returns>False when <paramref name="buffer"/> is too short.</returns>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out NdisVarDataDesc descriptor)
    {
        bool ok = buffer.Length >= Size;
        descriptor = ok
            ? new(
                BinaryPrimitives.ReadUInt16LittleEndian(buffer),
                BinaryPrimitives.ReadUInt16LittleEndian(buffer[2..]),
                BinaryPrimitives.ReadUInt64LittleEndian(buffer[8..]))
            : default;
        return ok;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(buffer, Length);
        BinaryPrimitives.WriteUInt16LittleEndian(buffer[2..], MaximumLength);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[4..], 0);
        BinaryPrimitives.WriteUInt64LittleEndian(buffer[8..], Offset);
    }

    /// <summary>Finds what this descriptor points to; lengths are the writer's word and are checked.</summary>
    /// <param name="whole">The whole structure.</param>
    /// <param name="position">Where this descriptor lies in it.</param>
    /// <param name="data">The bytes; empty when Length is 0.</param>
    /// <returns>False when they do not lie in <paramref name="whole"/>.</returns>
    public bool TryResolve(ReadOnlyMemory<byte> whole, int position, out ReadOnlyMemory<byte> data)
    {
        data = default;
        if (Length == 0)
        {
            return true;
        }

        ulong room = (ulong)(whole.Length - position);
        if (Offset > room || Length > room - Offset)
        {
            return false;
        }

        data = whole.Slice(position + (int)Offset, Length);
        return true;
    }
}
