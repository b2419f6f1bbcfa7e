namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>The CODE of a PPPoE packet (RFC 2516 sections 5 and 6).</summary>
public enum PppoeCode : byte
{
    /// <summary>Session data.</summary>
    Session = 0x00,

    /// <summary>PPPoE Active Discovery Offer: a concentrator answers.</summary>
    Pado = 0x07,

    /// <summary>PPPoE Active Discovery Initiation: a host asks all concentrators.</summary>
    Padi = 0x09,

    /// <summary>PPPoE Active Discovery Request: a host asks one concentrator for a session.</summary>
    Padr = 0x19,

    /// <summary>PPPoE Active Discovery Session-confirmation: the session's number, or why there is none.</summary>
    Pads = 0x65,

    /// <summary>PPPoE Active Discovery Terminate: the session is over.</summary>
    Padt = 0xA7,
}
