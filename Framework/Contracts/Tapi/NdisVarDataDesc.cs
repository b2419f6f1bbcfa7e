namespace UserCoNdis.Framework.Contracts;

/// <summary>Says where a variable part lies (NDIS_VAR_DATA_DESC, 64-bit layout); the structures of this folder read and
/// write the part with it.</summary>
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
        FieldReader r = new(buffer, Size);
        ushort length = r.UInt16();
        ushort room = r.UInt16();
        r.Skip(sizeof(uint));
        descriptor = new(length, room, r.UInt64());
        return r.IsOk;
    }

    /// <summary>Writes the structure into at least <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> buffer)
    {
        FieldWriter w = new(buffer, Size);
        w.UInt16(Length);
        w.UInt16(MaximumLength);
        w.Skip(sizeof(uint));
        w.UInt64(Offset);
    }
}
