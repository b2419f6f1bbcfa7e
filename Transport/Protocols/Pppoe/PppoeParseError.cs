namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>Why a discovery packet was refused.</summary>
public enum PppoeParseError
{
    /// <summary>It was not.</summary>
    None,

    /// <summary>It ends within its header.</summary>
    TooShort,

    /// <summary>Version or type is not 1 (RFC 2516 section 4).</summary>
    VersionOrType,

    /// <summary>No code of the discovery stage.</summary>
    Code,

    /// <summary>Its length reaches past the end of the frame.</summary>
    Length,

    /// <summary>A tag reaches past the end of the packet.</summary>
    TagLength,

    /// <summary>A tag that may be there once is there again.</summary>
    DuplicateTag,

    /// <summary>A tag's value is too long or too short for its type.</summary>
    TagValue,

    /// <summary>A tag that the code demands is not there (RFC 2516 sections 5.1 to 5.3).</summary>
    MissingTag,

    /// <summary>The session's number does not go with the code: 0 before a session, another one after (RFC 2516 section 5).</summary>
    SessionId,
}
