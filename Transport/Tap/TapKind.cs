namespace UserCoNdis.Transport.Tap;

/// <summary>What an interface of ours carries.</summary>
internal enum TapKind
{
    /// <summary>Ethernet frames.</summary>
    Tap,

    /// <summary>IP packets.</summary>
    Tun,
}
