using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>What a WAN miniport tells of itself (contract 5.6 item 1); what it does not tell is empty.</summary>
/// <param name="MediumSubtype">OID_WAN_MEDIUM_SUBTYPE.</param>
/// <param name="PermanentAddress">OID_WAN_PERMANENT_ADDRESS, 6 octets.</param>
/// <param name="CurrentAddress">OID_WAN_CURRENT_ADDRESS, 6 octets.</param>
public readonly record struct WanAdapterInfo(
    NdisWanMediumSubtype? MediumSubtype, ReadOnlyMemory<byte> PermanentAddress, ReadOnlyMemory<byte> CurrentAddress);
