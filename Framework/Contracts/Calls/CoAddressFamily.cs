namespace UserCoNdis.Framework.Contracts;

/// <summary>Names a signaling protocol and its version (CO_ADDRESS_FAMILY).</summary>
/// <param name="AddressFamily">One of the CO_ADDRESS_FAMILY_ values.</param>
/// <param name="MajorVersion">The call manager's major version.</param>
/// <param name="MinorVersion">The call manager's minor version.</param>
/// <remarks>NDIS matches all three by equality with the registration (contract T38).</remarks>
public readonly record struct CoAddressFamily(uint AddressFamily, uint MajorVersion, uint MinorVersion)
{
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
