namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>Why a link ended.</summary>
public enum PppCloseCause
{
    /// <summary>It has not ended.</summary>
    None,

    /// <summary><see cref="PppEngine.Close"/> was called.</summary>
    LocalClose,

    /// <summary>The peer sent a Terminate-Request.</summary>
    PeerTerminated,

    /// <summary>The lower layer went down.</summary>
    LowerDown,

    /// <summary>The peer answered none of Max-Configure Configure-Requests.</summary>
    NoAnswer,

    /// <summary>The peer answered, but no agreement was reached.</summary>
    NegotiationFailed,

    /// <summary>The line is looped back.</summary>
    LoopedBack,

    /// <summary>The peer answers no Echo-Requests.</summary>
    EchoTimeout,

    /// <summary>The peer did not accept our secret, or could not prove that it knows it.</summary>
    LocalAuthenticationFailed,

    /// <summary>The peer's secret is wrong.</summary>
    PeerAuthenticationFailed,

    /// <summary>The peer refuses every authentication protocol that is asked of it.</summary>
    AuthenticationRefused,

    /// <summary>The peer is silent in the Authenticate phase.</summary>
    AuthenticationTimeout,

    /// <summary>No network protocol is left.</summary>
    NoNetworkProtocol,

    /// <summary>The peer rejected LCP itself or one of its basic codes.</summary>
    Rejected,
}
