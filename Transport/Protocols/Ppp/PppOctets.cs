namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>Octets that are kept, in memory that grows with what was kept: there may be thousands of links.</summary>
internal struct PppOctets
{
    private byte[]? _octets;
    private int _length;

    public readonly ReadOnlySpan<byte> Span => _octets.AsSpan(0, _length);

    public void Set(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default)
    {
        _length = first.Length + second.Length;
        if (_octets is null || _octets.Length < _length)
        {
            _octets = new byte[_length];
        }

        first.CopyTo(_octets);
        second.CopyTo(_octets.AsSpan(first.Length));
    }

    public void Clear() => _length = 0;
}
