using System.Buffers.Binary;

namespace UserCoNdis.Framework.Contracts;

/// <summary>Reads a structure member by member, little endian. Lengths are the writer's word: a structure that is too short,
/// or a variable part that lies outside its room or over another part, ends the reading, and the rest reads as 0.</summary>
internal ref struct FieldReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _fixedSize;
    private PartRanges _parts;
    private int _at;
    private int _end;

    /// <summary>Begins at the first member.</summary>
    /// <param name="bytes">The structure, and behind its fixed part the variable parts.</param>
    /// <param name="fixedSize">The size of the fixed part.</param>
    public FieldReader(ReadOnlySpan<byte> bytes, int fixedSize)
    {
        _bytes = bytes;
        _fixedSize = fixedSize;
        _end = bytes.Length;
        IsOk = bytes.Length >= fixedSize;
    }

    /// <summary>Gets whether all that was read so far was there.</summary>
    public bool IsOk { get; private set; }

    public byte Octet() => IsOk ? Take(sizeof(byte))[0] : (byte)0;

    public ushort UInt16() => IsOk ? BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort))) : (ushort)0;

    public uint UInt32() => IsOk ? BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint))) : 0;

    public ulong UInt64() => IsOk ? BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong))) : 0;

    public Guid Guid() => IsOk ? new Guid(Take(16)) : default;

    public FlowSpec FlowSpec() => new(UInt32(), UInt32(), UInt32(), UInt32(), UInt32(), UInt32(), UInt32(), UInt32());

    /// <summary>Reads octets that lie in the fixed part.</summary>
    public VarData Inline(int length) => IsOk ? VarData.CopyOf(Take(length)) : default;

    public void Skip(int length) => _at += length;

    /// <summary>Reads ulTotalSize, ulNeededSize and ulUsedSize: what is used lies in the buffer, and the parts in what is used.</summary>
    public void Sizes()
    {
        uint total = UInt32();
        _ = UInt32();
        uint used = UInt32();
        Limit(used <= total ? used : uint.MaxValue);
    }

    /// <summary>Reads ulTotalSize of a structure that has no other size.</summary>
    public void TotalSize() => Limit(UInt32());

    /// <summary>Reads an NDIS_VAR_DATA_DESC, whose offset counts from its own first octet, and what it names.</summary>
    public ReadOnlySpan<byte> Described()
    {
        int descriptorAt = _at;
        ushort length = UInt16();
        ushort room = UInt16();
        Skip(sizeof(uint));
        ulong offset = UInt64();
        IsOk &= length <= room;
        return offset > int.MaxValue ? Refuse(length) : Part((long)offset + descriptorAt, length);
    }

    /// <summary>Reads ulXSize and ulXOffset, counted from the structure's first octet, and what they name.</summary>
    public VarData SizedPart()
    {
        uint size = UInt32();
        return VarData.CopyOf(Part(UInt32(), size));
    }

    /// <summary>Reads octets right behind the fixed part, whose number was told in it.</summary>
    public ReadOnlySpan<byte> Following(uint length) => Part(_fixedSize, length);

    /// <summary>Reads a part whose place is told otherwise.</summary>
    public ReadOnlySpan<byte> Part(long start, long length)
    {
        if (!IsOk || length == 0)
        {
            return default;
        }

        bool inside = start >= _fixedSize && start <= _end && length <= _end - start;
        return inside && _parts.TryClaim((int)start, (int)length) ? _bytes.Slice((int)start, (int)length) : Refuse(length);
    }

    private ReadOnlySpan<byte> Refuse(long length)
    {
        IsOk &= length == 0;
        return default;
    }

    private void Limit(uint end)
    {
        IsOk &= end >= _fixedSize && end <= _bytes.Length;
        _end = IsOk ? (int)end : 0;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        ReadOnlySpan<byte> field = _bytes[.._fixedSize].Slice(_at, length);
        _at += length;
        return field;
    }
}
