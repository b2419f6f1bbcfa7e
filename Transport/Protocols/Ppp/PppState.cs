namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>The states of the PPP option negotiation automaton, in the table's order (RFC 1661 section 4.2).</summary>
public enum PppState
{
    /// <summary>The lower layer is down, and no Open has occurred.</summary>
    Initial,

    /// <summary>The lower layer is down, and an Open has been asked for.</summary>
    Starting,

    /// <summary>The lower layer is up, and no Open has occurred.</summary>
    Closed,

    /// <summary>Negotiation ended without a Close; a Configure-Request from the peer starts it again.</summary>
    Stopped,

    /// <summary>A Terminate-Request has been sent because of a Close.</summary>
    Closing,

    /// <summary>The connection is being ended without a Close.</summary>
    Stopping,

    /// <summary>A Configure-Request has been sent; no Ack has been sent or received.</summary>
    ReqSent,

    /// <summary>An Ack has been received, none has been sent.</summary>
    AckRcvd,

    /// <summary>An Ack has been sent, none has been received.</summary>
    AckSent,

    /// <summary>An Ack has been sent and received.</summary>
    Opened,
}
