namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>The phases of a PPP link (RFC 1661 section 3.2).</summary>
public enum PppPhase
{
    /// <summary>The link is not ready.</summary>
    Dead,

    /// <summary>LCP negotiates.</summary>
    Establish,

    /// <summary>One side or both prove who they are.</summary>
    Authenticate,

    /// <summary>The network protocols negotiate and carry packets.</summary>
    Network,

    /// <summary>LCP ends the link.</summary>
    Terminate,
}
