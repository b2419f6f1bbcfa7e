namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>What a <see cref="PppEvent"/> tells.</summary>
public enum PppEventKind
{
    /// <summary>The link entered <see cref="PppEvent.Phase"/>.</summary>
    PhaseChanged,

    /// <summary>LCP is open: <see cref="PppEngine.Negotiated"/> holds from now on.</summary>
    LcpUp,

    /// <summary>LCP is no longer open: the framing falls back to the defaults.</summary>
    LcpDown,

    /// <summary>One direction of authentication succeeded; see <see cref="PppEvent.Side"/>.</summary>
    AuthSucceeded,

    /// <summary>One direction of authentication failed; the link ends.</summary>
    AuthFailed,

    /// <summary>IPv4 packets may flow: <see cref="PppEngine.Addresses"/> holds.</summary>
    IpcpUp,

    /// <summary>IPv4 packets may no longer flow.</summary>
    IpcpDown,

    /// <summary>IPv6 packets may flow.</summary>
    Ipv6cpUp,

    /// <summary>IPv6 packets may no longer flow.</summary>
    Ipv6cpDown,

    /// <summary>The line returns our own packets (RFC 1661 section 6.4); the link ends.</summary>
    LoopedBack,

    /// <summary>The peer answers no Echo-Request any more; the link ends.</summary>
    EchoTimeout,

    /// <summary>A control protocol got no answer or no agreement; see <see cref="PppEvent.Protocol"/>.</summary>
    NegotiationFailed,

    /// <summary>The peer ends a control protocol; see <see cref="PppEvent.Protocol"/>.</summary>
    PeerTerminated,

    /// <summary>The peer does not speak <see cref="PppEvent.Protocol"/>.</summary>
    ProtocolRejected,

    /// <summary>No network protocol is left; whether the link ends is <see cref="PppOptions.TerminateWithoutNetwork"/>.</summary>
    NoNetworkProtocol,

    /// <summary>LCP is finished: the lower layer is no longer needed; see <see cref="PppEvent.Cause"/>.</summary>
    Closed,
}
