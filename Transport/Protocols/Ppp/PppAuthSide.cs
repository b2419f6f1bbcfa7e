namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>Who proves who it is.</summary>
public enum PppAuthSide
{
    /// <summary>Not about authentication.</summary>
    None,

    /// <summary>We prove ourselves to the peer.</summary>
    Local,

    /// <summary>The peer proves itself to us.</summary>
    Peer,
}
