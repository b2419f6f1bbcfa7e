namespace UserCoNdis.Framework.Contracts;

/// <summary>Constants of the families TAPI and TAPI_PROXY. Source: contract 5.5, 7.7.</summary>
public static class CoTapi
{
    /// <summary>CO_TAPI_VERSION, the version that CO_TAPI_CM_CAPS tells (R301).</summary>
    public const uint Version = 0x0003_0000;

    /// <summary>CO_TAPI_LINE_ID_UNSPECIFIED.</summary>
    public const uint LineIdUnspecified = 0xFFFF_FFFF;

    /// <summary>CO_TAPI_ADDRESS_ID_UNSPECIFIED.</summary>
    public const uint AddressIdUnspecified = 0xFFFF_FFFF;

    /// <summary>CO_TAPI_FLAG_PER_LINE_CAPS.</summary>
    public const uint FlagPerLineCaps = 1;

    /// <summary>CO_TAPI_FLAG_PER_ADDRESS_CAPS.</summary>
    public const uint FlagPerAddressCaps = 1;

    /// <summary>CO_TAPI_FLAG_OUTGOING_CALL.</summary>
    public const uint FlagOutgoingCall = 1;

    /// <summary>CO_TAPI_FLAG_INCOMING_CALL.</summary>
    public const uint FlagIncomingCall = 2;

    /// <summary>The device class whose SAP NDISWAN registers with NDPROXY.</summary>
    public const string NdisDeviceClass = "NDIS";

    /// <summary>The family that a WAN call manager offers, in the version of this house.</summary>
    public static CoAddressFamily TapiProxyFamily => new(CoAddressFamily.TapiProxy, 1, 0);

    /// <summary>The family that NDPROXY offers.</summary>
    public static CoAddressFamily TapiFamily => new(CoAddressFamily.Tapi, 1, 0);
}
