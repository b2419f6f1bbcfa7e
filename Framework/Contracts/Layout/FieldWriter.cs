using System.Buffers.Binary;

namespace UserCoNdis.Framework.Contracts;

/// <summary>Writes a structure member by member, little endian; variable parts are laid behind the fixed part in the order
/// in which they are written.</summary>
internal ref struct FieldWriter
{
    private readonly Span<byte> _bytes;
    private readonly int _fixedSize;
    private int _at;
    private int _tail;
    private int _usedAt;

    /// <summary>Clears the fixed part and begins at the first member.</summary>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> has no room for the fixed part.</exception>
    public FieldWriter(Span<byte> bytes, int fixedSize)
    {
        if (bytes.Length < fixedSize)
        {
            throw new ArgumentException($"The structure has {fixedSize} bytes, the buffer {bytes.Length}.", nameof(bytes));
        }

        _bytes = bytes;
        _fixedSize = fixedSize;
        _tail = fixedSize;
        bytes[..fixedSize].Clear();
    }

    public void Octet(byte value) => Take(sizeof(byte))[0] = value;

    public void UInt16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Take(sizeof(ushort)), value);

    public void UInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(sizeof(uint)), value);

    public void UInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Take(sizeof(ulong)), value);

    public void Guid(in Guid value) => _ = value.TryWriteBytes(Take(16));

    public void FlowSpec(in FlowSpec value)
    {
        UInt32(value.TokenRate);
        UInt32(value.TokenBucketSize);
        UInt32(value.PeakBandwidth);
        UInt32(value.Latency);
        UInt32(value.DelayVariation);
        UInt32(value.ServiceType);
        UInt32(value.MaxSduSize);
        UInt32(value.MinimumPolicedSize);
    }

    /// <summary>Writes octets into the fixed part, <paramref name="length"/> of them or fewer and zeros.</summary>
    public void Inline(ReadOnlySpan<byte> octets, int length) => octets.CopyTo(Take(length));

    public void Skip(int length) => _at += length;

    /// <summary>Leaves a ULONG for <see cref="PatchUsed"/>.</summary>
    public void UsedHere()
    {
        _usedAt = _at;
        Skip(sizeof(uint));
    }

    /// <summary>Writes how many bytes are used, now that all parts are written.</summary>
    public readonly void PatchUsed() => BinaryPrimitives.WriteUInt32LittleEndian(_bytes[_usedAt..], (uint)_tail);

    /// <summary>Writes an NDIS_VAR_DATA_DESC, whose offset counts from its own first octet, and the part behind the others;
    /// nothing is told as length and offset 0.</summary>
    /// <param name="part">At most 65,535 octets.</param>
    public void Described(ReadOnlySpan<byte> part)
    {
        int descriptorAt = _at;
        ushort length = checked((ushort)part.Length);
        UInt16(length);
        UInt16(length);
        Skip(sizeof(uint));
        UInt64(length == 0 ? 0 : (ulong)(_tail - descriptorAt));
        Append(part);
    }

    /// <summary>Writes ulXSize and ulXOffset, counted from the structure's first octet, and the part behind the others; a
    /// part that finds no room is left out, as ulNeededSize tells.</summary>
    public void SizedPart(VarData part)
    {
        bool fits = part.Length > 0 && part.Length <= _bytes.Length - _tail;
        UInt32(fits ? (uint)part.Length : 0);
        UInt32(fits ? (uint)_tail : 0);
        Append(fits ? part.Span : default);
    }

    private void Append(ReadOnlySpan<byte> part)
    {
        part.CopyTo(_bytes[_tail..]);
        _tail += part.Length;
    }

    private Span<byte> Take(int length)
    {
        Span<byte> field = _bytes[.._fixedSize].Slice(_at, length);
        _at += length;
        return field;
    }
}
