namespace UserCoNdis.Framework.Contracts;

/// <summary>The named objects. Source: contract sections 5.2 and 7.3.</summary>
public readonly partial record struct Oid
{
    /// <summary>OID_GEN_CO_SUPPORTED_LIST.</summary>
    public static Oid GenCoSupportedList => new(0x00010101);

    /// <summary>OID_GEN_CO_HARDWARE_STATUS.</summary>
    public static Oid GenCoHardwareStatus => new(0x00010102);

    /// <summary>OID_GEN_CO_MEDIA_SUPPORTED.</summary>
    public static Oid GenCoMediaSupported => new(0x00010103);

    /// <summary>OID_GEN_CO_MEDIA_IN_USE.</summary>
    public static Oid GenCoMediaInUse => new(0x00010104);

    /// <summary>OID_GEN_CO_LINK_SPEED.</summary>
    public static Oid GenCoLinkSpeed => new(0x00010107);

    /// <summary>OID_GEN_CO_VENDOR_ID.</summary>
    public static Oid GenCoVendorId => new(0x0001010C);

    /// <summary>OID_GEN_CO_VENDOR_DESCRIPTION.</summary>
    public static Oid GenCoVendorDescription => new(0x0001010D);

    /// <summary>OID_GEN_CO_DRIVER_VERSION.</summary>
    public static Oid GenCoDriverVersion => new(0x00010110);

    /// <summary>OID_GEN_CO_PROTOCOL_OPTIONS.</summary>
    public static Oid GenCoProtocolOptions => new(0x00010112);

    /// <summary>OID_GEN_CO_MAC_OPTIONS.</summary>
    public static Oid GenCoMacOptions => new(0x00010113);

    /// <summary>OID_GEN_CO_MEDIA_CONNECT_STATUS.</summary>
    public static Oid GenCoMediaConnectStatus => new(0x00010114);

    /// <summary>OID_GEN_CO_VENDOR_DRIVER_VERSION.</summary>
    public static Oid GenCoVendorDriverVersion => new(0x00010116);

    /// <summary>OID_GEN_CO_SUPPORTED_GUIDS.</summary>
    public static Oid GenCoSupportedGuids => new(0x00010117);

    /// <summary>OID_GEN_CO_XMIT_PDUS_OK.</summary>
    public static Oid GenCoXmitPdusOk => new(0x00020101);

    /// <summary>OID_GEN_CO_RCV_PDUS_OK.</summary>
    public static Oid GenCoRcvPdusOk => new(0x00020102);

    /// <summary>OID_GEN_CO_XMIT_PDUS_ERROR.</summary>
    public static Oid GenCoXmitPdusError => new(0x00020103);

    /// <summary>OID_GEN_CO_RCV_PDUS_ERROR.</summary>
    public static Oid GenCoRcvPdusError => new(0x00020104);

    /// <summary>OID_GEN_CO_RCV_PDUS_NO_BUFFER.</summary>
    public static Oid GenCoRcvPdusNoBuffer => new(0x00020105);

    /// <summary>OID_GEN_CO_MINIMUM_LINK_SPEED.</summary>
    public static Oid GenCoMinimumLinkSpeed => new(0x00020120);

    /// <summary>OID_GEN_CO_BYTES_XMIT.</summary>
    public static Oid GenCoBytesXmit => new(0x00020201);

    /// <summary>OID_GEN_CO_BYTES_RCV.</summary>
    public static Oid GenCoBytesRcv => new(0x00020207);

    /// <summary>OID_GEN_CO_RCV_CRC_ERROR.</summary>
    public static Oid GenCoRcvCrcError => new(0x0002020D);

    /// <summary>OID_GEN_CO_TRANSMIT_QUEUE_LENGTH.</summary>
    public static Oid GenCoTransmitQueueLength => new(0x0002020E);

    /// <summary>OID_GEN_CO_GET_TIME_CAPS.</summary>
    public static Oid GenCoGetTimeCaps => new(0x0002020F);

    /// <summary>OID_GEN_CO_GET_NETCARD_TIME.</summary>
    public static Oid GenCoGetNetcardTime => new(0x00020210);

    /// <summary>OID_GEN_CO_NETCARD_LOAD.</summary>
    public static Oid GenCoNetcardLoad => new(0x00020211);

    /// <summary>OID_GEN_CO_DEVICE_PROFILE.</summary>
    public static Oid GenCoDeviceProfile => new(0x00020212);

    /// <summary>OID_GEN_CO_BYTES_XMIT_OUTSTANDING.</summary>
    public static Oid GenCoBytesXmitOutstanding => new(0x00020221);

    /// <summary>OID_WAN_PERMANENT_ADDRESS.</summary>
    public static Oid WanPermanentAddress => new(0x04010101);

    /// <summary>OID_WAN_CURRENT_ADDRESS.</summary>
    public static Oid WanCurrentAddress => new(0x04010102);

    /// <summary>OID_WAN_MEDIUM_SUBTYPE.</summary>
    public static Oid WanMediumSubtype => new(0x04010105);

    /// <summary>OID_WAN_CO_GET_INFO.</summary>
    public static Oid WanCoGetInfo => new(0x04010180);

    /// <summary>OID_WAN_CO_SET_LINK_INFO.</summary>
    public static Oid WanCoSetLinkInfo => new(0x04010181);

    /// <summary>OID_WAN_CO_GET_LINK_INFO.</summary>
    public static Oid WanCoGetLinkInfo => new(0x04010182);

    /// <summary>OID_WAN_CO_GET_COMP_INFO.</summary>
    public static Oid WanCoGetCompInfo => new(0x04010280);

    /// <summary>OID_WAN_CO_SET_COMP_INFO.</summary>
    public static Oid WanCoSetCompInfo => new(0x04010281);

    /// <summary>OID_WAN_CO_GET_STATS_INFO.</summary>
    public static Oid WanCoGetStatsInfo => new(0x04010282);

    /// <summary>OID_CO_ADD_PVC.</summary>
    public static Oid CoAddPvc => new(0xFE000001);

    /// <summary>OID_CO_DELETE_PVC.</summary>
    public static Oid CoDeletePvc => new(0xFE000002);

    /// <summary>OID_CO_GET_CALL_INFORMATION.</summary>
    public static Oid CoGetCallInformation => new(0xFE000003);

    /// <summary>OID_CO_ADD_ADDRESS.</summary>
    public static Oid CoAddAddress => new(0xFE000004);

    /// <summary>OID_CO_DELETE_ADDRESS.</summary>
    public static Oid CoDeleteAddress => new(0xFE000005);

    /// <summary>OID_CO_GET_ADDRESSES.</summary>
    public static Oid CoGetAddresses => new(0xFE000006);

    /// <summary>OID_CO_ADDRESS_CHANGE.</summary>
    public static Oid CoAddressChange => new(0xFE000007);

    /// <summary>OID_CO_SIGNALING_ENABLED.</summary>
    public static Oid CoSignalingEnabled => new(0xFE000008);

    /// <summary>OID_CO_SIGNALING_DISABLED.</summary>
    public static Oid CoSignalingDisabled => new(0xFE000009);

    /// <summary>OID_CO_AF_CLOSE.</summary>
    public static Oid CoAfClose => new(0xFE00000A);

    /// <summary>OID_CO_TAPI_CM_CAPS.</summary>
    public static Oid CoTapiCmCaps => new(0xFE001001);

    /// <summary>OID_CO_TAPI_LINE_CAPS.</summary>
    public static Oid CoTapiLineCaps => new(0xFE001002);

    /// <summary>OID_CO_TAPI_ADDRESS_CAPS.</summary>
    public static Oid CoTapiAddressCaps => new(0xFE001003);

    /// <summary>OID_CO_TAPI_TRANSLATE_TAPI_CALLPARAMS.</summary>
    public static Oid CoTapiTranslateTapiCallParams => new(0xFE001004);

    /// <summary>OID_CO_TAPI_TRANSLATE_NDIS_CALLPARAMS.</summary>
    public static Oid CoTapiTranslateNdisCallParams => new(0xFE001005);

    /// <summary>OID_CO_TAPI_TRANSLATE_TAPI_SAP.</summary>
    public static Oid CoTapiTranslateTapiSap => new(0xFE001006);

    /// <summary>OID_CO_TAPI_GET_CALL_DIAGNOSTICS.</summary>
    public static Oid CoTapiGetCallDiagnostics => new(0xFE001007);

    /// <summary>OID_CO_TAPI_REPORT_DIGITS.</summary>
    public static Oid CoTapiReportDigits => new(0xFE001008);

    /// <summary>OID_CO_TAPI_DONT_REPORT_DIGITS.</summary>
    public static Oid CoTapiDontReportDigits => new(0xFE001009);
}
