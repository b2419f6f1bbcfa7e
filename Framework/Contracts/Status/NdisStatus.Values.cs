namespace UserCoNdis.Framework.Contracts;

/// <summary>The named values. Source: contract section 7.1.</summary>
public readonly partial record struct NdisStatus
{
    /// <summary>NDIS_STATUS_SUCCESS.</summary>
    public static NdisStatus Success => new(0x00000000);

    /// <summary>NDIS_STATUS_PENDING.</summary>
    public static NdisStatus Pending => new(0x00000103);

    /// <summary>NDIS_STATUS_NOT_RECOGNIZED.</summary>
    public static NdisStatus NotRecognized => new(0x00010001);

    /// <summary>NDIS_STATUS_NOT_COPIED.</summary>
    public static NdisStatus NotCopied => new(0x00010002);

    /// <summary>NDIS_STATUS_NOT_ACCEPTED.</summary>
    public static NdisStatus NotAccepted => new(0x00010003);

    /// <summary>NDIS_STATUS_CALL_ACTIVE.</summary>
    public static NdisStatus CallActive => new(0x00010007);

    /// <summary>NDIS_STATUS_INDICATION_REQUIRED.</summary>
    public static NdisStatus IndicationRequired => new(0x40230001);

    /// <summary>NDIS_STATUS_BUFFER_OVERFLOW.</summary>
    public static NdisStatus BufferOverflow => new(0x80000005);

    /// <summary>NDIS_STATUS_SOFT_ERRORS.</summary>
    public static NdisStatus SoftErrors => new(0x80010003);

    /// <summary>NDIS_STATUS_HARD_ERRORS.</summary>
    public static NdisStatus HardErrors => new(0x80010004);

    /// <summary>NDIS_STATUS_FAILURE.</summary>
    public static NdisStatus Failure => new(0xC0000001);

    /// <summary>NDIS_STATUS_RESOURCES.</summary>
    public static NdisStatus Resources => new(0xC000009A);

    /// <summary>NDIS_STATUS_CLOSING.</summary>
    public static NdisStatus Closing => new(0xC0010002);

    /// <summary>NDIS_STATUS_BAD_VERSION.</summary>
    public static NdisStatus BadVersion => new(0xC0010004);

    /// <summary>NDIS_STATUS_BAD_CHARACTERISTICS.</summary>
    public static NdisStatus BadCharacteristics => new(0xC0010005);

    /// <summary>NDIS_STATUS_ADAPTER_NOT_FOUND.</summary>
    public static NdisStatus AdapterNotFound => new(0xC0010006);

    /// <summary>NDIS_STATUS_OPEN_FAILED.</summary>
    public static NdisStatus OpenFailed => new(0xC0010007);

    /// <summary>NDIS_STATUS_DEVICE_FAILED.</summary>
    public static NdisStatus DeviceFailed => new(0xC0010008);

    /// <summary>NDIS_STATUS_MULTICAST_FULL.</summary>
    public static NdisStatus MulticastFull => new(0xC0010009);

    /// <summary>NDIS_STATUS_REQUEST_ABORTED.</summary>
    public static NdisStatus RequestAborted => new(0xC001000C);

    /// <summary>NDIS_STATUS_RESET_IN_PROGRESS.</summary>
    public static NdisStatus ResetInProgress => new(0xC001000D);

    /// <summary>NDIS_STATUS_CLOSING_INDICATING.</summary>
    public static NdisStatus ClosingIndicating => new(0xC001000E);

    /// <summary>NDIS_STATUS_INVALID_PACKET.</summary>
    public static NdisStatus InvalidPacket => new(0xC001000F);

    /// <summary>NDIS_STATUS_OPEN_LIST_FULL.</summary>
    public static NdisStatus OpenListFull => new(0xC0010010);

    /// <summary>NDIS_STATUS_ADAPTER_NOT_READY.</summary>
    public static NdisStatus AdapterNotReady => new(0xC0010011);

    /// <summary>NDIS_STATUS_ADAPTER_NOT_OPEN.</summary>
    public static NdisStatus AdapterNotOpen => new(0xC0010012);

    /// <summary>NDIS_STATUS_NOT_INDICATING.</summary>
    public static NdisStatus NotIndicating => new(0xC0010013);

    /// <summary>NDIS_STATUS_INVALID_LENGTH.</summary>
    public static NdisStatus InvalidLength => new(0xC0010014);

    /// <summary>NDIS_STATUS_INVALID_DATA.</summary>
    public static NdisStatus InvalidData => new(0xC0010015);

    /// <summary>NDIS_STATUS_BUFFER_TOO_SHORT.</summary>
    public static NdisStatus BufferTooShort => new(0xC0010016);

    /// <summary>NDIS_STATUS_INVALID_OID.</summary>
    public static NdisStatus InvalidOid => new(0xC0010017);

    /// <summary>NDIS_STATUS_ADAPTER_REMOVED.</summary>
    public static NdisStatus AdapterRemoved => new(0xC0010018);

    /// <summary>NDIS_STATUS_UNSUPPORTED_MEDIA.</summary>
    public static NdisStatus UnsupportedMedia => new(0xC0010019);

    /// <summary>NDIS_STATUS_INVALID_SAP.</summary>
    public static NdisStatus InvalidSap => new(0xC0010020);

    /// <summary>NDIS_STATUS_SAP_IN_USE.</summary>
    public static NdisStatus SapInUse => new(0xC0010021);

    /// <summary>NDIS_STATUS_INVALID_ADDRESS.</summary>
    public static NdisStatus InvalidAddress => new(0xC0010022);

    /// <summary>NDIS_STATUS_VC_NOT_ACTIVATED.</summary>
    public static NdisStatus VcNotActivated => new(0xC0010023);

    /// <summary>NDIS_STATUS_DEST_OUT_OF_ORDER.</summary>
    public static NdisStatus DestOutOfOrder => new(0xC0010024);

    /// <summary>NDIS_STATUS_VC_NOT_AVAILABLE.</summary>
    public static NdisStatus VcNotAvailable => new(0xC0010025);

    /// <summary>NDIS_STATUS_CELLRATE_NOT_AVAILABLE.</summary>
    public static NdisStatus CellRateNotAvailable => new(0xC0010026);

    /// <summary>NDIS_STATUS_INCOMPATIBLE_QOS.</summary>
    public static NdisStatus IncompatibleQos => new(0xC0010027);

    /// <summary>NDIS_STATUS_AAL_PARAMS_UNSUPPORTED.</summary>
    public static NdisStatus AalParamsUnsupported => new(0xC0010028);

    /// <summary>NDIS_STATUS_NO_ROUTE_TO_DESTINATION.</summary>
    public static NdisStatus NoRouteToDestination => new(0xC0010029);

    /// <summary>NDIS_STATUS_NOT_SUPPORTED.</summary>
    public static NdisStatus NotSupported => new(0xC00000BB);

    /// <summary>NDIS_STATUS_INVALID_PARAMETER.</summary>
    public static NdisStatus InvalidParameter => new(0xC000000D);

    /// <summary>NDIS_STATUS_INVALID_STATE.</summary>
    public static NdisStatus InvalidState => new(0xC0000184);

    /// <summary>NDIS_STATUS_INVALID_DEVICE_REQUEST.</summary>
    public static NdisStatus InvalidDeviceRequest => new(0xC0000010);

    /// <summary>NDIS_STATUS_SEND_ABORTED.</summary>
    public static NdisStatus SendAborted => new(0xC023000C);

    /// <summary>NDIS_STATUS_PAUSED.</summary>
    public static NdisStatus Paused => new(0xC023002A);

    /// <summary>NDIS_STATUS_UNSUPPORTED_REVISION.</summary>
    public static NdisStatus UnsupportedRevision => new(0xC023002C);

    /// <summary>NDIS_STATUS_RESET_START.</summary>
    public static NdisStatus ResetStart => new(0x40010004);

    /// <summary>NDIS_STATUS_RESET_END.</summary>
    public static NdisStatus ResetEnd => new(0x40010005);

    /// <summary>NDIS_STATUS_CLOSED.</summary>
    public static NdisStatus Closed => new(0x40010007);

    /// <summary>NDIS_STATUS_WAN_LINE_UP.</summary>
    public static NdisStatus WanLineUp => new(0x40010008);

    /// <summary>NDIS_STATUS_WAN_LINE_DOWN.</summary>
    public static NdisStatus WanLineDown => new(0x40010009);

    /// <summary>NDIS_STATUS_WAN_FRAGMENT.</summary>
    public static NdisStatus WanFragment => new(0x4001000A);

    /// <summary>NDIS_STATUS_MEDIA_CONNECT.</summary>
    public static NdisStatus MediaConnect => new(0x4001000B);

    /// <summary>NDIS_STATUS_MEDIA_DISCONNECT.</summary>
    public static NdisStatus MediaDisconnect => new(0x4001000C);

    /// <summary>NDIS_STATUS_WAN_GET_STATS.</summary>
    public static NdisStatus WanGetStats => new(0x40010014);

    /// <summary>NDIS_STATUS_WAN_CO_FRAGMENT.</summary>
    public static NdisStatus WanCoFragment => new(0x40010015);

    /// <summary>NDIS_STATUS_WAN_CO_LINKPARAMS.</summary>
    public static NdisStatus WanCoLinkParams => new(0x40010016);

    /// <summary>NDIS_STATUS_LINK_STATE.</summary>
    public static NdisStatus LinkState => new(0x40010017);

    /// <summary>NDIS_STATUS_TAPI_RECV_DIGIT.</summary>
    public static NdisStatus TapiRecvDigit => new(0x40010020);

    /// <summary>NDIS_STATUS_WAN_CO_MTULINKPARAMS.</summary>
    public static NdisStatus WanCoMtuLinkParams => new(0x40010025);

    /// <summary>NDIS_STATUS_TAPI_INDICATION.</summary>
    public static NdisStatus TapiIndication => new(0x40010080);

    /// <summary>NDIS_STATUS_TAPI_ADDRESSBLOCKED.</summary>
    public static NdisStatus TapiAddressBlocked => new(0xC0012000);

    /// <summary>NDIS_STATUS_TAPI_BEARERMODEUNAVAIL.</summary>
    public static NdisStatus TapiBearerModeUnavail => new(0xC0012001);

    /// <summary>NDIS_STATUS_TAPI_CALLUNAVAIL.</summary>
    public static NdisStatus TapiCallUnavail => new(0xC0012002);

    /// <summary>NDIS_STATUS_TAPI_DIALBILLING.</summary>
    public static NdisStatus TapiDialBilling => new(0xC0012003);

    /// <summary>NDIS_STATUS_TAPI_DIALDIALTONE.</summary>
    public static NdisStatus TapiDialDialTone => new(0xC0012004);

    /// <summary>NDIS_STATUS_TAPI_DIALPROMPT.</summary>
    public static NdisStatus TapiDialPrompt => new(0xC0012005);

    /// <summary>NDIS_STATUS_TAPI_DIALQUIET.</summary>
    public static NdisStatus TapiDialQuiet => new(0xC0012006);

    /// <summary>NDIS_STATUS_TAPI_INCOMPATIBLEEXTVERSION.</summary>
    public static NdisStatus TapiIncompatibleExtVersion => new(0xC0012007);

    /// <summary>NDIS_STATUS_TAPI_INUSE.</summary>
    public static NdisStatus TapiInUse => new(0xC0012008);

    /// <summary>NDIS_STATUS_TAPI_INVALADDRESS.</summary>
    public static NdisStatus TapiInvalAddress => new(0xC0012009);

    /// <summary>NDIS_STATUS_TAPI_INVALADDRESSID.</summary>
    public static NdisStatus TapiInvalAddressId => new(0xC001200A);

    /// <summary>NDIS_STATUS_TAPI_INVALADDRESSMODE.</summary>
    public static NdisStatus TapiInvalAddressMode => new(0xC001200B);

    /// <summary>NDIS_STATUS_TAPI_INVALBEARERMODE.</summary>
    public static NdisStatus TapiInvalBearerMode => new(0xC001200C);

    /// <summary>NDIS_STATUS_TAPI_INVALCALLHANDLE.</summary>
    public static NdisStatus TapiInvalCallHandle => new(0xC001200D);

    /// <summary>NDIS_STATUS_TAPI_INVALCALLPARAMS.</summary>
    public static NdisStatus TapiInvalCallParams => new(0xC001200E);

    /// <summary>NDIS_STATUS_TAPI_INVALCALLSTATE.</summary>
    public static NdisStatus TapiInvalCallState => new(0xC001200F);

    /// <summary>NDIS_STATUS_TAPI_INVALDEVICECLASS.</summary>
    public static NdisStatus TapiInvalDeviceClass => new(0xC0012010);

    /// <summary>NDIS_STATUS_TAPI_INVALLINEHANDLE.</summary>
    public static NdisStatus TapiInvalLineHandle => new(0xC0012011);

    /// <summary>NDIS_STATUS_TAPI_INVALLINESTATE.</summary>
    public static NdisStatus TapiInvalLineState => new(0xC0012012);

    /// <summary>NDIS_STATUS_TAPI_INVALMEDIAMODE.</summary>
    public static NdisStatus TapiInvalMediaMode => new(0xC0012013);

    /// <summary>NDIS_STATUS_TAPI_INVALRATE.</summary>
    public static NdisStatus TapiInvalRate => new(0xC0012014);

    /// <summary>NDIS_STATUS_TAPI_NODRIVER.</summary>
    public static NdisStatus TapiNoDriver => new(0xC0012015);

    /// <summary>NDIS_STATUS_TAPI_OPERATIONUNAVAIL.</summary>
    public static NdisStatus TapiOperationUnavail => new(0xC0012016);

    /// <summary>NDIS_STATUS_TAPI_RATEUNAVAIL.</summary>
    public static NdisStatus TapiRateUnavail => new(0xC0012017);

    /// <summary>NDIS_STATUS_TAPI_RESOURCEUNAVAIL.</summary>
    public static NdisStatus TapiResourceUnavail => new(0xC0012018);

    /// <summary>NDIS_STATUS_TAPI_STRUCTURETOOSMALL.</summary>
    public static NdisStatus TapiStructureTooSmall => new(0xC0012019);

    /// <summary>NDIS_STATUS_TAPI_USERUSERINFOTOOBIG.</summary>
    public static NdisStatus TapiUserUserInfoTooBig => new(0xC001201A);

    /// <summary>NDIS_STATUS_TAPI_ALLOCATED.</summary>
    public static NdisStatus TapiAllocated => new(0xC001201B);

    /// <summary>NDIS_STATUS_TAPI_INVALADDRESSSTATE.</summary>
    public static NdisStatus TapiInvalAddressState => new(0xC001201C);

    /// <summary>NDIS_STATUS_TAPI_INVALPARAM.</summary>
    public static NdisStatus TapiInvalParam => new(0xC001201D);

    /// <summary>NDIS_STATUS_TAPI_NODEVICE.</summary>
    public static NdisStatus TapiNoDevice => new(0xC001201E);

    /// <summary>NDIS_STATUS_TAPI_DISCONNECTMODE_NORMAL.</summary>
    public static NdisStatus TapiDisconnectModeNormal => new(0xC0012020);

    /// <summary>NDIS_STATUS_TAPI_DISCONNECTMODE_UNKNOWN.</summary>
    public static NdisStatus TapiDisconnectModeUnknown => new(0xC0012021);

    /// <summary>NDIS_STATUS_TAPI_DISCONNECTMODE_REJECT.</summary>
    public static NdisStatus TapiDisconnectModeReject => new(0xC0012022);

    /// <summary>NDIS_STATUS_TAPI_DISCONNECTMODE_PICKUP.</summary>
    public static NdisStatus TapiDisconnectModePickup => new(0xC0012023);

    /// <summary>NDIS_STATUS_TAPI_DISCONNECTMODE_FORWARDED.</summary>
    public static NdisStatus TapiDisconnectModeForwarded => new(0xC0012024);

    /// <summary>NDIS_STATUS_TAPI_DISCONNECTMODE_BUSY.</summary>
    public static NdisStatus TapiDisconnectModeBusy => new(0xC0012025);

    /// <summary>NDIS_STATUS_TAPI_DISCONNECTMODE_NOANSWER.</summary>
    public static NdisStatus TapiDisconnectModeNoAnswer => new(0xC0012026);

    /// <summary>NDIS_STATUS_TAPI_DISCONNECTMODE_BADADDRESS.</summary>
    public static NdisStatus TapiDisconnectModeBadAddress => new(0xC0012027);

    /// <summary>NDIS_STATUS_TAPI_DISCONNECTMODE_UNREACHABLE.</summary>
    public static NdisStatus TapiDisconnectModeUnreachable => new(0xC0012028);

    /// <summary>NDIS_STATUS_TAPI_DISCONNECTMODE_CONGESTION.</summary>
    public static NdisStatus TapiDisconnectModeCongestion => new(0xC0012029);

    /// <summary>NDIS_STATUS_TAPI_DISCONNECTMODE_INCOMPATIBLE.</summary>
    public static NdisStatus TapiDisconnectModeIncompatible => new(0xC001202A);

    /// <summary>NDIS_STATUS_TAPI_DISCONNECTMODE_UNAVAIL.</summary>
    public static NdisStatus TapiDisconnectModeUnavail => new(0xC001202B);
}
