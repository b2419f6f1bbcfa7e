namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>What a <see cref="DceEngine"/> tells the line behind it.</summary>
public enum DceEventKind
{
    /// <summary>Call this number.</summary>
    Dial,

    /// <summary>Go off hook and answer.</summary>
    Answer,

    /// <summary>Go on hook.</summary>
    HangUp,

    /// <summary>Data state: bytes go through from now on.</summary>
    Online,

    /// <summary>Online command state: bytes do not go through.</summary>
    Escaped,
}
