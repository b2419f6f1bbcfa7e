namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>One tag of a discovery packet.</summary>
/// <param name="type">Its type.</param>
/// <param name="value">Its value, a view of the packet.</param>
public readonly ref struct PppoeTag(PppoeTagType type, ReadOnlySpan<byte> value)
{
    /// <summary>The octets of a tag's type and length.</summary>
    public const int HeaderLength = 4;

    /// <summary>Gets the type; it may be one that nobody knows.</summary>
    public PppoeTagType Type { get; } = type;

    /// <summary>Gets the value.</summary>
    public ReadOnlySpan<byte> Value { get; } = value;
}
