namespace UserCoNdis.Framework.Contracts;

/// <summary>A service access point: where a client wants calls from (CO_SAP).</summary>
/// <param name="SapType">SAP_TYPE_NSAP 1, SAP_TYPE_E164 2, AF_TAPI_SAP_TYPE 0x8000.</param>
/// <param name="Sap">The address, in the form of the type. Owner: the client, unchanged until the registration completes.</param>
public sealed record CoSap(uint SapType, ReadOnlyMemory<byte> Sap)
{
    /// <summary>AF_TAPI_SAP_TYPE: the SAP type of the families TAPI and TAPI_PROXY.</summary>
    public const uint AfTapiSapType = 0x8000;
}
