using System.Buffers.Binary;

namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>Walks the tags of a packet that was parsed; End-Of-List ends it.</summary>
public ref struct PppoeTagEnumerator
{
    private ReadOnlySpan<byte> _rest;
    private ReadOnlySpan<byte> _value;
    private PppoeTagType _type;

    internal PppoeTagEnumerator(ReadOnlySpan<byte> tags) => _rest = tags;

    /// <summary>Gets the tag that <see cref="MoveNext"/> went to.</summary>
    public readonly PppoeTag Current => new(_type, _value);

    internal readonly bool IsAtEnd => _rest.IsEmpty || (_rest.Length >= PppoeTag.HeaderLength
        && BinaryPrimitives.ReadUInt16BigEndian(_rest) == (ushort)PppoeTagType.EndOfList);

    /// <summary>Goes to the next tag.</summary>
    /// <returns>False if there is none, or what is there is no whole tag.</returns>
    public bool MoveNext()
    {
        if (IsAtEnd || _rest.Length < PppoeTag.HeaderLength)
        {
            return false;
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(_rest[2..]);
        if (length > _rest.Length - PppoeTag.HeaderLength)
        {
            return false;
        }

        _type = (PppoeTagType)BinaryPrimitives.ReadUInt16BigEndian(_rest);
        _value = _rest.Slice(PppoeTag.HeaderLength, length);
        _rest = _rest[(PppoeTag.HeaderLength + length)..];
        return true;
    }
}
