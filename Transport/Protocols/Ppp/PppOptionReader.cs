namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>Walks the options of a Configure packet: type, length, data (RFC 1661 section 6).</summary>
internal ref struct PppOptionReader(ReadOnlySpan<byte> options)
{
    private ReadOnlySpan<byte> _rest = options;

    public byte Type { get; private set; }

    /// <summary>The option with its header.</summary>
    public ReadOnlySpan<byte> Whole { get; private set; }

    public readonly ReadOnlySpan<byte> Data => Whole[2..];

    /// <summary>Whether every option's length is at least 2 and within the packet.</summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> options)
    {
        while (!options.IsEmpty)
        {
            if (options.Length < 2 || options[1] < 2 || options[1] > options.Length)
            {
                return false;
            }

            options = options[options[1]..];
        }

        return true;
    }

    /// <summary>Goes to the next option; the caller has checked that the list is well-formed.</summary>
    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        Type = _rest[0];
        Whole = _rest[.._rest[1]];
        _rest = _rest[_rest[1]..];
        return true;
    }
}
