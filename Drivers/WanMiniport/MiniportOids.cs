using System.Text;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>How the miniport half answers. Every request is answered before OidRequest returns.</summary>
internal static partial class MiniportOids
{
    private const uint MediumCoWan = 12;
    private const uint MediaStateConnected = 0;
    private const uint MediaStateDisconnected = 1;
    private const uint VendorId = 0xFF_FFFF;
    private const ushort NdisVersion = 0x0614; // 6.20, which brought NDIS_STATUS_WAN_CO_MTULINKPARAMS
    private const uint VendorDriverVersion = 0x0006_0000;
    private const MacOptions Options = MacOptions.NoLoopback | MacOptions.DynamicLinkSpeed; // R291, R254

    public static NdisStatus Answer(IMiniportHalf miniport, LineVc? vc, NdisOidRequest request)
    {
        NdisStatus status = OidAnswer.Check(request, OidTarget.MiniportHalf, vc is not null);
        if (!status.IsSuccess)
        {
            return status;
        }

        foreach ((Oid oid, OidHandler answer) in s_oids)
        {
            if (oid == request.Oid)
            {
                return answer(miniport, vc, request);
            }
        }

        return NdisStatus.NotSupported;
    }

    // R251: of the VC, or of all together.
    private static LineStatistics CountersOf(IMiniportHalf miniport, LineVc? vc) => vc?.Statistics ?? miniport.Total;

    private static NdisStatus GetDescription(IMiniportHalf miniport, NdisOidRequest request) =>
        OidAnswer.Bytes(request, Encoding.ASCII.GetBytes(miniport.Traits.Description + '\0'));

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
    private static NdisStatus GetLinkSpeed(IMiniportHalf miniport, NdisOidRequest request)
    {
        uint speed = (uint)Math.Min(miniport.BytesPerSecond * 8UL / 100, uint.MaxValue);
        if (request.InformationBuffer.Length < NdisCoLinkSpeed.Size)
        {
            return OidAnswer.UInt32(request, speed);
        }

        new NdisCoLinkSpeed(speed, speed).Write(request.InformationBuffer.Span);
        return OidAnswer.Begin(request, NdisCoLinkSpeed.Size);
    }

    private static NdisStatus GetInfo(IMiniportHalf miniport, NdisOidRequest request)
    {
        NdisStatus status = OidAnswer.Begin(request, NdisWanCoInfo.Size);
        if (status.IsSuccess)
        {
            miniport.Traits.Info.Write(request.InformationBuffer.Span);
        }

        return status;
    }

    // R290: a framing that nobody set shows once a frame of it came.
    private static NdisStatus GetLinkInfo(LineVc vc, NdisOidRequest request)
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

    private static NdisStatus SetLinkInfo(IMiniportHalf miniport, LineVc vc, NdisOidRequest request)
    {
        _ = NdisWanCoLinkInfo.TryRead(request.InformationBuffer.Span, out NdisWanCoLinkInfo info);

        // R287-R289, R245. PPP is the only framing here, so both directions have it or leave it to be detected.
        NdisWanCoInfo can = miniport.Traits.Info;
        WanFraming both = info.SendFramingBits | info.RecvFramingBits;
        bool matching = ((info.SendFramingBits ^ info.RecvFramingBits) & WanFraming.PppFraming) == WanFraming.None;
        if (info.MaxSendFrameSize > can.MaxFrameSize || info.MaxRecvFrameSize > can.MaxFrameSize
            || (both & ~can.FramingBits) != WanFraming.None || !matching)
        {
            return NdisStatus.InvalidData;
        }

        vc.LinkInfo = info;
        vc.HasDetectedPpp = false;
        miniport.HandleLinkInfoSet(vc);
        return OidAnswer.Taken(request, NdisWanCoLinkInfo.Size);
    }

    // T27: both lengths of the structure are taken.
    private static NdisStatus GetStatistics(LineVc vc, NdisOidRequest request)
    {
        Span<byte> buffer = request.InformationBuffer.Span;
        if (buffer.Length < NdisWanCoGetStatsInfo.Size)
        {
            return OidAnswer.Begin(request, NdisWanCoGetStatsInfo.Size);
        }

        LineStatistics s = vc.Statistics;
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
