using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>The miniport half's objects, one row each (contract 5.2, 7.3). Compression is not among them: there is none.</summary>
internal static partial class MiniportOids
{
    private static readonly (Oid Oid, OidHandler Answer)[] s_oids =
    [
        (Oid.GenCoSupportedList, static (_, _, r) => OidAnswer.Oids(r, s_supported)),
        (Oid.GenCoHardwareStatus, static (m, _, r) => OidAnswer.UInt32(r, (uint)m.HardwareStatus)),
        (Oid.GenCoMediaSupported, static (_, _, r) => OidAnswer.UInt32(r, MediumCoWan)),
        (Oid.GenCoMediaInUse, static (_, _, r) => OidAnswer.UInt32(r, MediumCoWan)),
        (Oid.GenCoLinkSpeed, static (m, _, r) => GetLinkSpeed(m, r)),
        (Oid.GenCoMinimumLinkSpeed, static (m, _, r) => OidAnswer.UInt32(r, m.Traits.MinimumLinkSpeed)),
        (Oid.GenCoVendorId, static (_, _, r) => OidAnswer.UInt32(r, VendorId)),
        (Oid.GenCoVendorDescription, static (m, _, r) => GetDescription(m, r)),
        (Oid.GenCoDriverVersion, static (_, _, r) => OidAnswer.UInt16(r, NdisVersion)),
        (Oid.GenCoVendorDriverVersion, static (_, _, r) => OidAnswer.UInt32(r, VendorDriverVersion)),
        (Oid.GenCoProtocolOptions, static (_, _, r) => OidAnswer.Taken(r, sizeof(uint))), // hints; none matters here
        (Oid.GenCoMacOptions, static (_, _, r) => OidAnswer.UInt32(r, (uint)Options)),
        (Oid.GenCoMediaConnectStatus, static (m, _, r) => OidAnswer.UInt32(r, m.IsMediaConnected ? MediaStateConnected : MediaStateDisconnected)),
        (Oid.GenCoSupportedGuids, static (_, _, r) => OidAnswer.Begin(r, 0)), // no object of its own
        (Oid.GenCoXmitPdusOk, static (m, v, r) => OidAnswer.Counter(r, CountersOf(m, v).FramesSent)),
        (Oid.GenCoRcvPdusOk, static (m, v, r) => OidAnswer.Counter(r, CountersOf(m, v).FramesReceived)),
        (Oid.GenCoXmitPdusError, static (m, v, r) => OidAnswer.Counter(r, CountersOf(m, v).SendErrors)),
        (Oid.GenCoRcvPdusError, static (m, v, r) => OidAnswer.Counter(r, CountersOf(m, v).ReceiveErrors)),
        (Oid.GenCoRcvPdusNoBuffer, static (m, v, r) => OidAnswer.Counter(r, CountersOf(m, v).NoBuffer)),
        (Oid.GenCoBytesXmit, static (m, v, r) => OidAnswer.Counter(r, CountersOf(m, v).BytesSent)),
        (Oid.GenCoBytesRcv, static (m, v, r) => OidAnswer.Counter(r, CountersOf(m, v).BytesReceived)),
        (Oid.GenCoRcvCrcError, static (m, v, r) => OidAnswer.Counter(r, CountersOf(m, v).CrcErrors)),
        (Oid.GenCoTransmitQueueLength, static (m, v, r) => OidAnswer.Counter(r, m.OutstandingOf(v).Lists)),
        (Oid.GenCoBytesXmitOutstanding, static (m, v, r) => OidAnswer.Counter(r, m.OutstandingOf(v).Bytes)),
        (Oid.GenCoNetcardLoad, static (m, _, r) => OidAnswer.Counter(r, m.LoadPercent)),
        (Oid.GenCoGetTimeCaps, static (_, _, r) => GetTimeCaps(r)),
        (Oid.GenCoGetNetcardTime, static (m, _, r) => OidAnswer.UInt64(r, (ulong)m.Now.Ticks)), // at once (R252)
        (Oid.WanPermanentAddress, static (m, _, r) => OidAnswer.Bytes(r, m.Traits.Address.Span)),
        (Oid.WanCurrentAddress, static (m, _, r) => OidAnswer.Bytes(r, m.Traits.Address.Span)),
        (Oid.WanMediumSubtype, static (m, _, r) => OidAnswer.UInt32(r, (uint)m.Traits.Subtype)),
        (Oid.WanCoGetInfo, static (m, _, r) => GetInfo(m, r)),
        (Oid.WanCoGetLinkInfo, static (_, v, r) => GetLinkInfo(v!, r)),
        (Oid.WanCoSetLinkInfo, static (m, v, r) => SetLinkInfo(m, v!, r)),
        (Oid.WanCoGetStatsInfo, static (_, v, r) => GetStatistics(v!, r)),
    ];

    private static readonly Oid[] s_supported = [.. s_oids.Select(static row => row.Oid)];

    private delegate NdisStatus OidHandler(IMiniportHalf miniport, LineVc? vc, NdisOidRequest request);
}
