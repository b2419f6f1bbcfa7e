namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>What carries the PPP frames: it decides which LCP options make sense.</summary>
public enum PppMedium
{
    /// <summary>Asynchronous HDLC-like framing (RFC 1662): frames begin with FF 03; ACCM, PFC and ACFC are negotiated.</summary>
    AsyncHdlc,

    /// <summary>A PPPoE session (RFC 2516 section 7): no FF 03; no ACCM, PFC or ACFC; MRU at most <see cref="PppOptions.PppoeMaxPayload"/>.</summary>
    Pppoe,
}
