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

    /// <summary>CO_TAPI_FLAG_USE_DEFAULT_CALLPARAMS (T28).</summary>
    public const uint FlagUseDefaultCallParams = 4;

    /// <summary>LINEADDRESSMODE_ADDRESSID.</summary>
    public const uint AddressModeAddressId = 1;

    /// <summary>LINEADDRESSTYPE_PHONENUMBER.</summary>
    public const uint AddressTypePhoneNumber = 1;

    /// <summary>LINEFEATURE_MAKECALL.</summary>
    public const uint LineFeatureMakeCall = 8;

    /// <summary>LINECALLPARTYID_ADDRESS: the number is told.</summary>
    public const uint CallPartyIdAddress = 0x8;

    /// <summary>LINECALLPARTYID_UNAVAIL: the network tells none.</summary>
    public const uint CallPartyIdUnavail = 0x40;

    /// <summary>STRINGFORMAT_ASCII.</summary>
    public const uint StringFormatAscii = 1;

    /// <summary>STRINGFORMAT_UNICODE.</summary>
    public const uint StringFormatUnicode = 3;

    /// <summary>The device class whose SAP NDISWAN registers with NDPROXY.</summary>
    public const string NdisDeviceClass = "NDIS";

    /// <summary>The family that a WAN call manager offers, in the version of this house.</summary>
    public static CoAddressFamily TapiProxyFamily => new(CoAddressFamily.TapiProxy, 1, 0);

    /// <summary>The family that NDPROXY offers.</summary>
    public static CoAddressFamily TapiFamily => new(CoAddressFamily.Tapi, 1, 0);
}
