namespace UserCoNdis.Transport.Protocols.Capture;

/// <summary>What the packets of an interface begin with.</summary>
/// <remarks>Source: the LINKTYPE registry of tcpdump.org.</remarks>
public enum PcapngLinkType : ushort
{
    /// <summary>LINKTYPE_ETHERNET: Ethernet frames without FCS.</summary>
    Ethernet = 1,

    /// <summary>LINKTYPE_USER0: private; here the raw octets of a byte link.</summary>
    User0 = 147,

    /// <summary>LINKTYPE_PPP_WITH_DIR: an octet, 0 for received by the capturing host and 1 for sent, then the PPP frame
    /// without flags, stuffing and FCS.</summary>
    PppWithDirection = 204,
}
