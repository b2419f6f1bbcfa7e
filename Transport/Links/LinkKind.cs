namespace UserCoNdis.Transport.Links;

/// <summary>What a link carries.</summary>
public enum LinkKind
{
    /// <summary>A stream of bytes with no boundaries.</summary>
    ByteStream,

    /// <summary>Whole frames.</summary>
    Frames,
}
