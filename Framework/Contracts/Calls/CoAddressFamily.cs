namespace UserCoNdis.Framework.Contracts;

/// <summary>Names a signaling protocol and its version (CO_ADDRESS_FAMILY).</summary>
/// <param name="AddressFamily">One of the CO_ADDRESS_FAMILY_ values.</param>
/// <param name="MajorVersion">The call manager's major version.</param>
/// <param name="MinorVersion">The call manager's minor version.</param>
/// <remarks>NDIS matches all three by equality with the registration (contract T38).</remarks>
public readonly record struct CoAddressFamily(uint AddressFamily, uint MajorVersion, uint MinorVersion)
{
    /// <summary>CO_ADDRESS_FAMILY_Q2931: ATM.</summary>
    public const uint Q2931 = 0x1;

    /// <summary>CO_ADDRESS_FAMILY_PSCHED.</summary>
    public const uint Psched = 0x2;

    /// <summary>CO_ADDRESS_FAMILY_L2TP.</summary>
    public const uint L2tp = 0x3;

    /// <summary>CO_ADDRESS_FAMILY_IRDA.</summary>
    public const uint Irda = 0x4;

    /// <summary>CO_ADDRESS_FAMILY_1394.</summary>
    public const uint Ieee1394 = 0x5;

    /// <summary>CO_ADDRESS_FAMILY_PPP.</summary>
    public const uint Ppp = 0x6;

    /// <summary>CO_ADDRESS_FAMILY_INFINIBAND.</summary>
    public const uint Infiniband = 0x7;

    /// <summary>CO_ADDRESS_FAMILY_PROXY: a flag OR-ed with a family.</summary>
    public const uint ProxyFlag = 0x8000_0000;

    /// <summary>CO_ADDRESS_FAMILY_TAPI: NDPROXY offers it, NDISWAN opens it.</summary>
    public const uint Tapi = 0x800;

    /// <summary>CO_ADDRESS_FAMILY_TAPI_PROXY: a WAN call manager offers it, NDPROXY opens it.</summary>
    public const uint TapiProxy = 0x801;

    /// <inheritdoc/>
    public override string ToString() => AddressFamily switch
    {
        Tapi => $"CO_ADDRESS_FAMILY_TAPI {MajorVersion}.{MinorVersion}",
        TapiProxy => $"CO_ADDRESS_FAMILY_TAPI_PROXY {MajorVersion}.{MinorVersion}",
        _ => $"CO_ADDRESS_FAMILY 0x{AddressFamily:X} {MajorVersion}.{MinorVersion}",
    };
}
