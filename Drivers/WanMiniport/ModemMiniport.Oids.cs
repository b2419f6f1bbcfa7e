using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Protocols.Hdlc;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>How the miniport half answers. Every request is answered before OidRequest returns.</summary>
public sealed partial class ModemMiniport
{
    private const uint MediumCoWan = 12;
    private const uint MediaStateConnected = 0;
    private const uint VendorId = 0xFF_FFFF;
    private const ushort NdisVersion = 0x0614; // 6.20, which brought NDIS_STATUS_WAN_CO_MTULINKPARAMS
    private const uint VendorDriverVersion = 0x0006_0000;
    private const uint MinimumLinkSpeed = 3; // 300 bit/s in units of 100 bit/s
    private const MacOptions Options = MacOptions.NoLoopback | MacOptions.DynamicLinkSpeed; // R291, R254
    private const WanFraming Framing = WanFraming.PppFraming | WanFraming.PppCompressAddressControl
        | WanFraming.PppCompressProtocolField | WanFraming.PppAccmSupported | WanFraming.TapiProvider;

    private NdisHardwareStatus HardwareStatus =>
        _isHalting ? NdisHardwareStatus.Closing
        : _dte is { State: DteState.Initializing } ? NdisHardwareStatus.Initializing
        : NdisHardwareStatus.Ready;

    // Of the blocks that carry octets to the link: all taken is all that it can do.
    private long LoadPercent => 100L * _sendBlocks.Outstanding / _sendBlocks.BlockCount;

    NdisStatus ICoMiniportEdge.OidRequest(object? miniportAdapterContext, object? miniportVcContext, NdisOidRequest oidRequest)
    {
        if (_isLost)
        {
            return NdisStatus.NotAccepted; // R248
        }

        ModemVc? vc = (ModemVc?)miniportVcContext;
        NdisStatus status = OidAnswer.Check(oidRequest, OidTarget.MiniportHalf, vc is not null);
        if (!status.IsSuccess)
        {
            return status;
        }

        foreach ((Oid oid, OidHandler answer) in s_oids)
        {
            if (oid == oidRequest.Oid)
            {
                return answer(this, vc, oidRequest);
            }
        }

        return NdisStatus.NotSupported;
    }

    // There is none to cancel.
    void ICoMiniportEdge.CancelOidRequest(object? miniportAdapterContext, object requestId)
    {
    }

    // R251: of the VC, or of all together.
    private ModemStatistics CountersOf(ModemVc? vc) => vc?.Statistics ?? _total;

    private (long Lists, long Bytes) OutstandingOf(ModemVc? vc)
    {
        (long lists, long bytes) = (0, 0);
        if (vc is null || ReferenceEquals(vc, _call)) // nobody else has sends
        {
            Add(_queue.Head);
            Add(_sent.Head);
        }

        return (lists, bytes);

        void Add(NetBufferList? list)
        {
            for (; list is not null; list = list.Next)
            {
                lists++;
                bytes += list.FirstNetBuffer.DataLength;
            }
        }
    }

    private static NdisStatus GetTimeCaps(NdisOidRequest request)
    {
        NdisStatus status = OidAnswer.Begin(request, GenGetTimeCaps.Size);
        if (status.IsSuccess)
        {
            new GenGetTimeCaps(TimeCapsFlags.ReadableLocalClock, 0).Write(request.InformationBuffer.Span);
        }

        return status;
    }

    // NDIS_CO_LINK_SPEED, or one number where there is room for one (contract 7.3).
    private NdisStatus GetLinkSpeed(NdisOidRequest request)
    {
        uint speed = BytesPerSecond * 8 / 100;
        if (request.InformationBuffer.Length < NdisCoLinkSpeed.Size)
        {
            return OidAnswer.UInt32(request, speed);
        }

        new NdisCoLinkSpeed(speed, speed).Write(request.InformationBuffer.Span);
        return OidAnswer.Begin(request, NdisCoLinkSpeed.Size);
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

    // R290: a framing that nobody set shows once a frame of it came.
    private static NdisStatus GetLinkInfo(ModemVc vc, NdisOidRequest request)
    {
        NdisStatus status = OidAnswer.Begin(request, NdisWanCoLinkInfo.Size);
        if (status.IsSuccess)
        {
            NdisWanCoLinkInfo info = vc.LinkInfo;
            bool isDetected = vc.HasDetectedPpp && (info.SendFramingBits | info.RecvFramingBits) == WanFraming.None;
            info = isDetected ? info with { SendFramingBits = WanFraming.PppFraming, RecvFramingBits = WanFraming.PppFraming } : info;
            info.Write(request.InformationBuffer.Span);
        }

        return status;
    }

    private NdisStatus SetLinkInfo(ModemVc vc, NdisOidRequest request)
    {
        _ = NdisWanCoLinkInfo.TryRead(request.InformationBuffer.Span, out NdisWanCoLinkInfo info);

        // R287-R289, R245. PPP is the only framing here, so both directions have it or leave it to be detected.
        WanFraming both = info.SendFramingBits | info.RecvFramingBits;
        bool matching = ((info.SendFramingBits ^ info.RecvFramingBits) & WanFraming.PppFraming) == WanFraming.None;
        if (info.MaxSendFrameSize > _options.MaxFrameSize || info.MaxRecvFrameSize > _options.MaxFrameSize
            || (both & ~Framing) != WanFraming.None || !matching)
        {
            return NdisStatus.InvalidData;
        }

        vc.LinkInfo = info;
        vc.HasDetectedPpp = false;
        if (ReferenceEquals(vc, _call))
        {
            _encoder = new HdlcEncoder(new Accm(info.SendAccm | _options.DesiredAccm));
            _decoder.ReceiveAccm = new Accm(info.RecvAccm);
        }

        return OidAnswer.Taken(request, NdisWanCoLinkInfo.Size);
    }

    // T27: both lengths of the structure are taken.
    private static NdisStatus GetStatistics(ModemVc vc, NdisOidRequest request)
    {
        Span<byte> buffer = request.InformationBuffer.Span;
        if (buffer.Length < NdisWanCoGetStatsInfo.Size)
        {
            return OidAnswer.Begin(request, NdisWanCoGetStatsInfo.Size);
        }

        ModemStatistics s = vc.Statistics;
        NdisWanCoGetStatsInfo info = new(
            (uint)s.BytesSent,
            (uint)s.BytesReceived,
            (uint)s.FramesSent,
            (uint)s.FramesReceived,
            (uint)s.CrcErrors,
            TimeoutErrors: 0,
            AlignmentErrors: 0,
            SerialOverrunErrors: 0,
            (uint)s.FramingErrors,
            (uint)s.NoBuffer);
        return OidAnswer.Begin(request, info.Write(buffer));
    }
}
