namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>The TAG_TYPEs of discovery packets (RFC 2516 appendix A, RFC 4638 section 4).</summary>
public enum PppoeTagType : ushort
{
    /// <summary>End-Of-List: what follows is no tag.</summary>
    EndOfList = 0x0000,

    /// <summary>Service-Name, UTF-8; empty: any service.</summary>
    ServiceName = 0x0101,

    /// <summary>AC-Name: the concentrator's name, UTF-8.</summary>
    AcName = 0x0102,

    /// <summary>Host-Uniq: the host's own octets, carried back unchanged.</summary>
    HostUniq = 0x0103,

    /// <summary>AC-Cookie: the concentrator's own octets, carried back unchanged.</summary>
    AcCookie = 0x0104,

    /// <summary>Vendor-Specific: a vendor's number, then its octets.</summary>
    VendorSpecific = 0x0105,

    /// <summary>Relay-Session-Id: put in by an agent in between, carried back unchanged.</summary>
    RelaySessionId = 0x0110,

    /// <summary>PPP-Max-Payload: the MRU that is wanted above 1492 (RFC 4638).</summary>
    PppMaxPayload = 0x0120,

    /// <summary>Service-Name-Error: the service asked for is not served.</summary>
    ServiceNameError = 0x0201,

    /// <summary>AC-System-Error: the concentrator cannot serve now.</summary>
    AcSystemError = 0x0202,

    /// <summary>Generic-Error: an unrecoverable error, with a text.</summary>
    GenericError = 0x0203,
}
