using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>What follows for a link from the medium under it (OID_WAN_MEDIUM_SUBTYPE).</summary>
internal static class WanMedium
{
    private const int EthernetHeader = 14;
    private const int VlanTag = 4;
    private const int PppoeHeader = 6;

    /// <summary>Gets how PPP frames look: on PPPoE nothing is in front of the protocol (RFC 2516 section 4); this miniport needs
    /// no address and control field, in no frame (contract 5.1).</summary>
    public static PppMedium PppMediumOf(NdisWanMediumSubtype? subtype, PppMedium told) =>
        subtype == NdisWanMediumSubtype.Pppoe ? PppMedium.Pppoe : told;

    /// <summary>Gets the bytes that a miniport of the medium puts in front of a PPP frame; it moves nothing for them.</summary>
    public static int HeaderPaddingOf(NdisWanMediumSubtype? subtype) =>
        subtype == NdisWanMediumSubtype.Pppoe ? EthernetHeader + VlanTag + PppoeHeader : 0;
}
