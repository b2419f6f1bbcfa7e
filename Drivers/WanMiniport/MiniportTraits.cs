using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>What a WAN miniport says of itself for all its life.</summary>
/// <param name="Description">OID_GEN_CO_VENDOR_DESCRIPTION, ASCII without its end.</param>
/// <param name="Subtype">OID_WAN_MEDIUM_SUBTYPE.</param>
/// <param name="MinimumLinkSpeed">In units of 100 bit/s.</param>
/// <param name="Address">OID_WAN_PERMANENT_ADDRESS and OID_WAN_CURRENT_ADDRESS, 6 octets.</param>
/// <param name="Info">OID_WAN_CO_GET_INFO; its frame size holds for every VC (R283).</param>
internal sealed record MiniportTraits(
    string Description,
    NdisWanMediumSubtype Subtype,
    uint MinimumLinkSpeed,
    ReadOnlyMemory<byte> Address,
    NdisWanCoInfo Info);
