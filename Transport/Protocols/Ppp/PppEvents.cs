namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>The events of the PPP automaton, in the table's order (RFC 1661 section 4.3).</summary>
public enum PppEvents
{
    /// <summary>The lower layer is ready.</summary>
    Up,

    /// <summary>The lower layer is no longer ready.</summary>
    Down,

    /// <summary>Administrative Open.</summary>
    Open,

    /// <summary>Administrative Close.</summary>
    Close,

    /// <summary>TO+: the restart timer expired, the counter is not spent.</summary>
    TimeoutPlus,

    /// <summary>TO-: the restart timer expired, the counter is spent.</summary>
    TimeoutMinus,

    /// <summary>RCR+: an acceptable Configure-Request.</summary>
    RcrPlus,

    /// <summary>RCR-: a Configure-Request that is not acceptable.</summary>
    RcrMinus,

    /// <summary>RCA: a valid Configure-Ack.</summary>
    Rca,

    /// <summary>RCN: a valid Configure-Nak or Configure-Reject.</summary>
    Rcn,

    /// <summary>RTR: a Terminate-Request.</summary>
    Rtr,

    /// <summary>RTA: a Terminate-Ack.</summary>
    Rta,

    /// <summary>RUC: a packet with an unknown code.</summary>
    Ruc,

    /// <summary>RXJ+: a Code-Reject or Protocol-Reject that can be lived with.</summary>
    RxjPlus,

    /// <summary>RXJ-: a Code-Reject or Protocol-Reject that ends the protocol.</summary>
    RxjMinus,

    /// <summary>RXR: an Echo-Request, Echo-Reply or Discard-Request.</summary>
    Rxr,
}
