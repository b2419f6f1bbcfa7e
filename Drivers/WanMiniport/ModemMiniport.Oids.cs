using System.Buffers.Binary;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Protocols.Hdlc;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>The miniport half's objects (contract 5.2, 7.3). All are answered at once.</summary>
public sealed partial class ModemMiniport
{
    private const uint MediumCoWan = 12;
    private const uint MacOptionNoLoopback = 0x8; // R291
    private const uint VendorId = 0xFF_FFFF;
    private const uint DriverVersion = 0x0006_0000;
    private const uint MinimumLinkSpeed = 3; // 300 bit/s in units of 100 bit/s
    private const WanFraming Framing = WanFraming.PppFraming | WanFraming.PppCompressAddressControl
        | WanFraming.PppCompressProtocolField | WanFraming.PppAccmSupported | WanFraming.TapiProvider;

    private static readonly Oid[] s_supported =
    [
        Oid.GenCoSupportedList, Oid.GenCoHardwareStatus, Oid.GenCoMediaSupported, Oid.GenCoMediaInUse, Oid.GenCoLinkSpeed,
        Oid.GenCoVendorId, Oid.GenCoVendorDescription, Oid.GenCoDriverVersion, Oid.GenCoMacOptions,
        Oid.GenCoMediaConnectStatus, Oid.GenCoVendorDriverVersion, Oid.GenCoMinimumLinkSpeed, Oid.GenCoXmitPdusOk,
        Oid.GenCoRcvPdusOk, Oid.GenCoXmitPdusError, Oid.GenCoRcvPdusError, Oid.GenCoRcvPdusNoBuffer, Oid.GenCoBytesXmit,
        Oid.GenCoBytesRcv, Oid.GenCoRcvCrcError, Oid.WanPermanentAddress, Oid.WanCurrentAddress, Oid.WanMediumSubtype,
        Oid.WanCoGetInfo, Oid.WanCoGetLinkInfo, Oid.WanCoSetLinkInfo, Oid.WanCoGetStatsInfo,
    ];

    NdisStatus ICoMiniportEdge.OidRequest(object? miniportAdapterContext, object? miniportVcContext, NdisOidRequest oidRequest)
    {
        if (_isLost)
        {
            return NdisStatus.NotAccepted; // R248
        }

        ModemVc? vc = (ModemVc?)miniportVcContext;
        return oidRequest.RequestType switch
        {
            NdisRequestType.QueryInformation or NdisRequestType.QueryStatistics => Query(vc, oidRequest),
            NdisRequestType.SetInformation when oidRequest.Oid == Oid.WanCoSetLinkInfo => SetLinkInfo(vc, oidRequest),
            _ => NdisStatus.NotSupported,
        };
    }

    // Every request is answered before OidRequest returns: there is none to cancel.
    void ICoMiniportEdge.CancelOidRequest(object? miniportAdapterContext, object requestId)
    {
    }

    private NdisStatus Query(ModemVc? vc, NdisOidRequest request)
    {
        Oid oid = request.Oid;
        return oid == Oid.WanCoGetInfo ? GetInfo(request)
            : oid == Oid.WanCoGetLinkInfo ? GetLinkInfo(vc, request)
            : oid == Oid.WanCoGetStatsInfo ? GetStatistics(vc, request)
            : oid == Oid.WanMediumSubtype ? OidAnswer.Value(request, (uint)NdisWanMediumSubtype.Serial)
            : oid == Oid.WanPermanentAddress || oid == Oid.WanCurrentAddress
                ? OidAnswer.Bytes(request, _options.Address.Span)
            : oid == Oid.GenCoLinkSpeed ? GetLinkSpeed(request)
            : oid == Oid.GenCoSupportedList ? GetSupported(request)
            : QueryGeneral(request) ?? QueryCounter(vc, request) ?? NdisStatus.InvalidOid;
    }

    private static NdisStatus? QueryGeneral(NdisOidRequest request)
    {
        Oid oid = request.Oid;
        return oid == Oid.GenCoHardwareStatus ? OidAnswer.Value(request, 0) // NdisHardwareStatusReady
            : oid == Oid.GenCoMediaSupported || oid == Oid.GenCoMediaInUse ? OidAnswer.Value(request, MediumCoWan)
            : oid == Oid.GenCoVendorId ? OidAnswer.Value(request, VendorId)
            : oid == Oid.GenCoVendorDescription ? OidAnswer.Bytes(request, "UserCoNdis modem\0"u8)
            : oid == Oid.GenCoDriverVersion || oid == Oid.GenCoVendorDriverVersion ? OidAnswer.Value(request, DriverVersion)
            : oid == Oid.GenCoMacOptions ? OidAnswer.Value(request, MacOptionNoLoopback)
            : oid == Oid.GenCoMediaConnectStatus ? OidAnswer.Value(request, 0) // NdisMediaStateConnected
            : oid == Oid.GenCoMinimumLinkSpeed ? OidAnswer.Value(request, MinimumLinkSpeed)
            : null;
    }

    // R251: of the VC, or of all together.
    private NdisStatus? QueryCounter(ModemVc? vc, NdisOidRequest request)
    {
        ModemStatistics counters = vc?.Statistics ?? _total;
        Oid oid = request.Oid;
        return oid == Oid.GenCoXmitPdusOk ? OidAnswer.Counter(request, counters.FramesSent)
            : oid == Oid.GenCoRcvPdusOk ? OidAnswer.Counter(request, counters.FramesReceived)
            : oid == Oid.GenCoXmitPdusError ? OidAnswer.Counter(request, counters.SendErrors)
            : oid == Oid.GenCoRcvPdusError ? OidAnswer.Counter(request, counters.CrcErrors + counters.FramingErrors)
            : oid == Oid.GenCoRcvPdusNoBuffer ? OidAnswer.Counter(request, counters.NoBuffer)
            : oid == Oid.GenCoBytesXmit ? OidAnswer.Counter(request, counters.BytesSent)
            : oid == Oid.GenCoBytesRcv ? OidAnswer.Counter(request, counters.BytesReceived)
            : oid == Oid.GenCoRcvCrcError ? OidAnswer.Counter(request, counters.CrcErrors)
            : null;
    }

    private NdisStatus GetInfo(NdisOidRequest request)
    {
        NdisStatus status = OidAnswer.Begin(request, NdisWanCoInfo.Size);
        if (status.IsSuccess)
        {
            new NdisWanCoInfo((uint)_options.MaxFrameSize, (uint)_options.SendWindow, Framing, _options.DesiredAccm)
                .Write(request.InformationBuffer.Span);
        }

        return status;
    }

    private static NdisStatus GetLinkInfo(ModemVc? vc, NdisOidRequest request)
    {
        if (vc is null)
        {
            return NdisStatus.InvalidData;
        }

        NdisStatus status = OidAnswer.Begin(request, NdisWanCoLinkInfo.Size);
        if (status.IsSuccess)
        {
            vc.LinkInfo.Write(request.InformationBuffer.Span);
        }

        return status;
    }

    private NdisStatus SetLinkInfo(ModemVc? vc, NdisOidRequest request)
    {
        if (vc is null)
        {
            return NdisStatus.InvalidData;
        }

        if (!NdisWanCoLinkInfo.TryRead(request.InformationBuffer.Span, out NdisWanCoLinkInfo info))
        {
            request.BytesNeeded = NdisWanCoLinkInfo.Size;
            return NdisStatus.InvalidLength;
        }

        // R287-R289, R245. PPP is the only framing here, so both directions have it or leave it to be detected.
        WanFraming both = info.SendFramingBits | info.RecvFramingBits;
        bool matching = ((info.SendFramingBits ^ info.RecvFramingBits) & WanFraming.PppFraming) == WanFraming.None;
        if (info.MaxSendFrameSize > _options.MaxFrameSize || info.MaxRecvFrameSize > _options.MaxFrameSize
            || (both & ~Framing) != WanFraming.None || !matching)
        {
            return NdisStatus.InvalidData;
        }

        vc.LinkInfo = info;
        if (ReferenceEquals(vc, _call))
        {
            _encoder = new HdlcEncoder(new Accm(info.SendAccm | _options.DesiredAccm));
            _decoder.ReceiveAccm = new Accm(info.RecvAccm);
        }

        request.BytesRead = NdisWanCoLinkInfo.Size;
        return NdisStatus.Success;
    }

    private static NdisStatus GetStatistics(ModemVc? vc, NdisOidRequest request)
    {
        if (vc is null)
        {
            return NdisStatus.InvalidData;
        }

        // T27: both lengths of the structure are taken.
        bool withTunnel = request.InformationBuffer.Length >= NdisWanCoGetStatsInfo.SizeWithTunnelCounters;
        NdisStatus status = OidAnswer.Begin(
            request, withTunnel ? NdisWanCoGetStatsInfo.SizeWithTunnelCounters : NdisWanCoGetStatsInfo.Size);
        if (status.IsSuccess)
        {
            ModemStatistics s = vc.Statistics;
            request.InformationBuffer.Span[..request.BytesWritten].Clear();
            _ = new NdisWanCoGetStatsInfo(
                (uint)s.BytesSent, (uint)s.BytesReceived, (uint)s.FramesSent, (uint)s.FramesReceived,
                (uint)s.CrcErrors, 0, 0, 0, (uint)s.FramingErrors, (uint)s.NoBuffer).Write(request.InformationBuffer.Span);
        }

        return status;
    }

    // NDIS_CO_LINK_SPEED {Outbound, Inbound}, or one number where there is room for one (contract 7.3).
    private NdisStatus GetLinkSpeed(NdisOidRequest request)
    {
        uint speed = BytesPerSecond * 8 / 100;
        if (request.InformationBuffer.Length < 2 * sizeof(uint))
        {
            return OidAnswer.Value(request, speed);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(request.InformationBuffer.Span, speed);
        BinaryPrimitives.WriteUInt32LittleEndian(request.InformationBuffer.Span[4..], speed);
        return OidAnswer.Begin(request, 2 * sizeof(uint));
    }

    private static NdisStatus GetSupported(NdisOidRequest request)
    {
        NdisStatus status = OidAnswer.Begin(request, s_supported.Length * sizeof(uint));
        for (int i = 0; status.IsSuccess && i < s_supported.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(request.InformationBuffer.Span[(i * sizeof(uint))..], s_supported[i].Value);
        }

        return status;
    }
}
