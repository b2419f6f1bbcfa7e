namespace UserCoNdis.Framework.Contracts;

/// <summary>The medium under a WAN miniport (NDIS_WAN_MEDIUM_SUBTYPE). Source: contract 7.6.</summary>
public enum NdisWanMediumSubtype
{
    /// <summary>NdisWanMediumHub.</summary>
    Hub = 0,

    /// <summary>NdisWanMediumX_25.</summary>
    X25 = 1,

    /// <summary>NdisWanMediumIsdn.</summary>
    Isdn = 2,

    /// <summary>NdisWanMediumSerial: asynchronous lines and modems.</summary>
    Serial = 3,

    /// <summary>NdisWanMediumFrameRelay.</summary>
    FrameRelay = 4,

    /// <summary>NdisWanMediumAtm.</summary>
    Atm = 5,

    /// <summary>NdisWanMediumSonet.</summary>
    Sonet = 6,

    /// <summary>NdisWanMediumSW56K.</summary>
    Sw56K = 7,

    /// <summary>NdisWanMediumPPTP.</summary>
    Pptp = 8,

    /// <summary>NdisWanMediumL2TP.</summary>
    L2tp = 9,

    /// <summary>NdisWanMediumIrda.</summary>
    Irda = 10,

    /// <summary>NdisWanMediumParallel.</summary>
    Parallel = 11,

    /// <summary>NdisWanMediumPppoe.</summary>
    Pppoe = 12,

    /// <summary>NdisWanMediumSSTP.</summary>
    Sstp = 13,
}
