namespace UserCoNdis.Framework.Contracts;

/// <summary>What is special about a miniport (OID_GEN_CO_MAC_OPTIONS), header names (T28).</summary>
[Flags]
public enum MacOptions : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>NDIS_CO_MAC_OPTION_DYNAMIC_LINK_SPEED.</summary>
    DynamicLinkSpeed = 0x1,

    /// <summary>NDIS_MAC_OPTION_NO_LOOPBACK.</summary>
    NoLoopback = 0x8,

    /// <summary>NDIS_MAC_OPTION_EOTX_INDICATION.</summary>
    EotxIndication = 0x20,

    /// <summary>NDIS_MAC_OPTION_RESERVED: never returned (R254).</summary>
    Reserved = 0x8000_0000,
}
