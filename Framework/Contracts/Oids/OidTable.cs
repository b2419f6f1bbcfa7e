using System.Collections.Frozen;
using static UserCoNdis.Framework.Contracts.OidKinds;
using static UserCoNdis.Framework.Contracts.OidNeed;
using static UserCoNdis.Framework.Contracts.OidScope;
using static UserCoNdis.Framework.Contracts.OidTarget;

namespace UserCoNdis.Framework.Contracts;

/// <summary>The objects of CoNDIS: who answers, what may be asked, of what, and in how many bytes at least. Source: contract
/// 5.2 and 7.3.</summary>
public static class OidTable
{
    private static readonly OidRow[] s_rows =
    [
        new(Oid.GenCoSupportedList, "OID_GEN_CO_SUPPORTED_LIST", MiniportHalf, Query, Mandatory, Global, 4),
        new(Oid.GenCoHardwareStatus, "OID_GEN_CO_HARDWARE_STATUS", MiniportHalf, Query, Mandatory, Global, 4),
        new(Oid.GenCoMediaSupported, "OID_GEN_CO_MEDIA_SUPPORTED", MiniportHalf, Query, Mandatory, Global, 4),
        new(Oid.GenCoMediaInUse, "OID_GEN_CO_MEDIA_IN_USE", MiniportHalf, Query, Mandatory, Global, 4),
        new(Oid.GenCoLinkSpeed, "OID_GEN_CO_LINK_SPEED", MiniportHalf, Query, Mandatory, GlobalOrVc, 4), // or NDIS_CO_LINK_SPEED
        new(Oid.GenCoVendorId, "OID_GEN_CO_VENDOR_ID", MiniportHalf, Query, Mandatory, Global, 4),
        new(Oid.GenCoVendorDescription, "OID_GEN_CO_VENDOR_DESCRIPTION", MiniportHalf, Query, Mandatory, Global, 1),
        new(Oid.GenCoDriverVersion, "OID_GEN_CO_DRIVER_VERSION", MiniportHalf, Query, Mandatory, Global, sizeof(ushort)),
        new(Oid.GenCoProtocolOptions, "OID_GEN_CO_PROTOCOL_OPTIONS", MiniportHalf, Set, Mandatory, Global, 4),
        new(Oid.GenCoMacOptions, "OID_GEN_CO_MAC_OPTIONS", MiniportHalf, Query, Mandatory, Global, 4),
        new(Oid.GenCoMediaConnectStatus, "OID_GEN_CO_MEDIA_CONNECT_STATUS", MiniportHalf, Query, Mandatory, Global, 4),
        new(Oid.GenCoVendorDriverVersion, "OID_GEN_CO_VENDOR_DRIVER_VERSION", MiniportHalf, Query, Mandatory, Global, 4),
        new(Oid.GenCoSupportedGuids, "OID_GEN_CO_SUPPORTED_GUIDS", MiniportHalf, Query, Optional, Global, 0), // NDIS_GUID each
        new(Oid.GenCoXmitPdusOk, "OID_GEN_CO_XMIT_PDUS_OK", MiniportHalf, Query, Mandatory, GlobalOrVc, 4),
        new(Oid.GenCoRcvPdusOk, "OID_GEN_CO_RCV_PDUS_OK", MiniportHalf, Query, Mandatory, GlobalOrVc, 4),
        new(Oid.GenCoXmitPdusError, "OID_GEN_CO_XMIT_PDUS_ERROR", MiniportHalf, Query, Mandatory, GlobalOrVc, 4),
        new(Oid.GenCoRcvPdusError, "OID_GEN_CO_RCV_PDUS_ERROR", MiniportHalf, Query, Mandatory, GlobalOrVc, 4),
        new(Oid.GenCoRcvPdusNoBuffer, "OID_GEN_CO_RCV_PDUS_NO_BUFFER", MiniportHalf, Query, Mandatory, GlobalOrVc, 4),
        new(Oid.GenCoMinimumLinkSpeed, "OID_GEN_CO_MINIMUM_LINK_SPEED", MiniportHalf, Query, Mandatory, Global, 4),
        new(Oid.GenCoBytesXmit, "OID_GEN_CO_BYTES_XMIT", MiniportHalf, Query, Optional, GlobalOrVc, 4),
        new(Oid.GenCoBytesRcv, "OID_GEN_CO_BYTES_RCV", MiniportHalf, Query, Optional, GlobalOrVc, 4),
        new(Oid.GenCoRcvCrcError, "OID_GEN_CO_RCV_CRC_ERROR", MiniportHalf, Query, Optional, GlobalOrVc, 4),
        new(Oid.GenCoTransmitQueueLength, "OID_GEN_CO_TRANSMIT_QUEUE_LENGTH", MiniportHalf, Query, Optional, GlobalOrVc, 4),
        new(Oid.GenCoGetTimeCaps, "OID_GEN_CO_GET_TIME_CAPS", MiniportHalf, Query, Optional, Global, GenGetTimeCaps.Size),
        new(Oid.GenCoGetNetcardTime, "OID_GEN_CO_GET_NETCARD_TIME", MiniportHalf, Query, Optional, Global, sizeof(ulong)),
        new(Oid.GenCoNetcardLoad, "OID_GEN_CO_NETCARD_LOAD", MiniportHalf, Query, Optional, GlobalOrVc, 4),
        new(Oid.GenCoDeviceProfile, "OID_GEN_CO_DEVICE_PROFILE", MiniportHalf, Query, Optional, Global, 4),
        new(Oid.GenCoBytesXmitOutstanding, "OID_GEN_CO_BYTES_XMIT_OUTSTANDING", MiniportHalf, Query, Optional, GlobalOrVc, 4),
        new(Oid.WanPermanentAddress, "OID_WAN_PERMANENT_ADDRESS", MiniportHalf, Query, Mandatory, Global, 6),
        new(Oid.WanCurrentAddress, "OID_WAN_CURRENT_ADDRESS", MiniportHalf, Query, Mandatory, Global, 6),
        new(Oid.WanMediumSubtype, "OID_WAN_MEDIUM_SUBTYPE", MiniportHalf, Query, Mandatory, Global, 4),
        new(Oid.WanCoGetInfo, "OID_WAN_CO_GET_INFO", MiniportHalf, Query, Mandatory, Global, NdisWanCoInfo.Size),
        new(Oid.WanCoSetLinkInfo, "OID_WAN_CO_SET_LINK_INFO", MiniportHalf, Set, Mandatory, Vc, NdisWanCoLinkInfo.Size),
        new(Oid.WanCoGetLinkInfo, "OID_WAN_CO_GET_LINK_INFO", MiniportHalf, Query, Mandatory, Vc, NdisWanCoLinkInfo.Size),
        new(Oid.WanCoGetCompInfo, "OID_WAN_CO_GET_COMP_INFO", MiniportHalf, Query, Optional, Vc, NdisWanCoCompInfo.Size),
        new(Oid.WanCoSetCompInfo, "OID_WAN_CO_SET_COMP_INFO", MiniportHalf, Set, Optional, Vc, NdisWanCoCompInfo.Size),
        new(Oid.WanCoGetStatsInfo, "OID_WAN_CO_GET_STATS_INFO", MiniportHalf, Query, Optional, Vc, NdisWanCoGetStatsInfo.Size), // or with the tunnel counters (T27)
        new(Oid.CoAddPvc, "OID_CO_ADD_PVC", CallManager, Set, Optional, Global, CoPvc.FixedSize),
        new(Oid.CoDeletePvc, "OID_CO_DELETE_PVC", CallManager, Set, Optional, Global, CoPvc.FixedSize),
        new(Oid.CoGetCallInformation, "OID_CO_GET_CALL_INFORMATION", CallManager, OidKinds.None, Reserved, Global, 0), // reserved
        new(Oid.CoAddAddress, "OID_CO_ADD_ADDRESS", CallManager, Set, Optional, Global, CoAddress.FixedSize),
        new(Oid.CoDeleteAddress, "OID_CO_DELETE_ADDRESS", CallManager, Set, Optional, Global, CoAddress.FixedSize),
        new(Oid.CoGetAddresses, "OID_CO_GET_ADDRESSES", CallManager, Query, Optional, Global, CoAddressList.FixedSize),
        new(Oid.CoAddressChange, "OID_CO_ADDRESS_CHANGE", Client, Set, Optional, Global, 0),
        new(Oid.CoSignalingEnabled, "OID_CO_SIGNALING_ENABLED", Client, Set, Optional, Global, 0),
        new(Oid.CoSignalingDisabled, "OID_CO_SIGNALING_DISABLED", Client, Set, Optional, Global, 0),
        new(Oid.CoAfClose, "OID_CO_AF_CLOSE", Client, Set, Mandatory, Global, 0), // superseded by NotifyCloseAddressFamily (T15)
        new(Oid.CoTapiCmCaps, "OID_CO_TAPI_CM_CAPS", CallManager, Query, Optional, GlobalOrVc, CoTapiCmCaps.Size),
        new(Oid.CoTapiLineCaps, "OID_CO_TAPI_LINE_CAPS", CallManager, Query, Optional, GlobalOrVc, CoTapiLineCaps.FixedSize),
        new(Oid.CoTapiAddressCaps, "OID_CO_TAPI_ADDRESS_CAPS", CallManager, Query, Optional, GlobalOrVc, CoTapiAddressCaps.FixedSize),
        new(Oid.CoTapiTranslateTapiCallParams, "OID_CO_TAPI_TRANSLATE_TAPI_CALLPARAMS", CallManager, Query, Optional, GlobalOrVc, CoTapiTranslateTapiCallParams.FixedSize),
        new(Oid.CoTapiTranslateNdisCallParams, "OID_CO_TAPI_TRANSLATE_NDIS_CALLPARAMS", CallManager, Query, Optional, GlobalOrVc, CoTapiTranslateNdisCallParams.FixedSize),
        new(Oid.CoTapiTranslateTapiSap, "OID_CO_TAPI_TRANSLATE_TAPI_SAP", CallManager, Query, Optional, GlobalOrVc, CoTapiTranslateSap.FixedSize), // CO_TAPI_TRANSLATE_SAP (T28)
        new(Oid.CoTapiGetCallDiagnostics, "OID_CO_TAPI_GET_CALL_DIAGNOSTICS", CallManager, Query, Optional, Vc, CoTapiCallDiagnostics.FixedSize),
        new(Oid.CoTapiReportDigits, "OID_CO_TAPI_REPORT_DIGITS", CallManager, Query, Reserved, GlobalOrVc, 0), // undocumented
        new(Oid.CoTapiDontReportDigits, "OID_CO_TAPI_DONT_REPORT_DIGITS", CallManager, Query, Reserved, GlobalOrVc, 0), // undocumented
    ];

    private static readonly FrozenDictionary<Oid, OidRow> s_byOid = s_rows.ToFrozenDictionary(static row => row.Oid);

    /// <summary>Gets all rows.</summary>
    public static IReadOnlyList<OidRow> Rows => s_rows;

    /// <summary>Finds the row of <paramref name="oid"/>; null: no object of CoNDIS.</summary>
    public static OidRow? Find(Oid oid) => s_byOid.GetValueOrDefault(oid);
}
