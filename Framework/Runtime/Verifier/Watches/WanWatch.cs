using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.P: what is asked of a CoNDIS WAN miniport, and what it answers and indicates.</summary>
internal sealed class WanWatch(RuleReport report) : RuleWatch(report)
{
    private const WanFraming Kinds = WanFraming.RasFraming | WanFraming.ArapV1Framing | WanFraming.ArapV2Framing
        | WanFraming.PppFraming | WanFraming.SlipFraming | WanFraming.Rfc1356Framing | WanFraming.Rfc1483Framing
        | WanFraming.Rfc1490Framing | WanFraming.ShivaFraming | WanFraming.PassThroughMode | WanFraming.RawPassThroughMode;

    public override void Called(in DdiEvent e)
    {
        if (e.Id == DdiId.NdisCoOidRequest && e is { Other: NdisOidRequest request, Subject: NdisVcObject vc }
            && request.Oid == Oid.WanCoSetLinkInfo)
        {
            Setting(e, request, Shadows.Of(vc.Carrier).Link);
        }
        else if (e.Id == DdiId.NdisMCoIndicateStatusEx && e.Other is NdisStatusIndication indication && IsWan(e.Adapter))
        {
            Indicating(e, indication);
        }
    }

    public override void Answered(in DdiEvent e)
    {
        if (e.Id != DdiId.MiniportCoOidRequest || e.Other is not NdisOidRequest request)
        {
            return;
        }

        ReadOnlySpan<byte> answer = request.InformationBuffer.Span;
        if (request.Oid == Oid.WanCoGetInfo && e.Status.IsSuccess && NdisWanCoInfo.TryRead(answer, out NdisWanCoInfo said))
        {
            bool isTelephone = (said.FramingBits & WanFraming.TapiProvider) != WanFraming.None;
            Require(!isTelephone || e.Adapter.Families.ContainsKey(CoAddressFamily.TapiProxy), "R299", e);
        }

        if (!IsWan(e.Adapter))
        {
            return;
        }

        IsSupported(e, request);
        ShadowWanLink? link = e.Request?.Subject is NdisVcObject vc ? Shadows.Of(vc).Link : null;
        if (request.Oid == Oid.WanCoSetLinkInfo && NdisWanCoLinkInfo.TryRead(answer, out NdisWanCoLinkInfo set))
        {
            Require(!e.Status.IsSuccess || AreCompatible(set.SendFramingBits, set.RecvFramingBits), "R289", e);
        }
        else if (!e.Status.IsSuccess)
        {
            return;
        }

        if (request.Oid == Oid.WanCoGetInfo && NdisWanCoInfo.TryRead(answer, out NdisWanCoInfo info))
        {
            Require(info.MaxSendWindow > 0, "R281", e);
            Require((info.FramingBits & WanFraming.PppFraming) == WanFraming.PppFraming, "R282", e);
            Require(e.Adapter.Wan.Info is not { } before || before.MaxFrameSize == info.MaxFrameSize, "R283", e);
        }
        else if (request.Oid == Oid.WanCoGetLinkInfo && link is not null
            && NdisWanCoLinkInfo.TryRead(answer, out NdisWanCoLinkInfo told))
        {
            Told(e, told, link);
        }
        else if (request.Oid == Oid.WanCoGetStatsInfo && NdisWanCoGetStatsInfo.TryRead(answer, out NdisWanCoGetStatsInfo stats)
            && e.Adapter.Wan.Compresses is { } compresses)
        {
            Require(compresses || stats.Compression == default, "R298", e);
        }
        else if (request.Oid == Oid.GenCoMacOptions && answer.Length >= sizeof(uint))
        {
            var options = (MacOptions)BitConverter.ToUInt32(answer);
            Require((options & MacOptions.NoLoopback) == MacOptions.NoLoopback, "R291", e);
        }
    }

    /// <summary>A call manager of the adapter offers telephony, or the miniport answers as a WAN miniport.</summary>
    private static bool IsWan(ShadowAdapter adapter) =>
        adapter.Families.ContainsKey(CoAddressFamily.TapiProxy) || adapter.Wan.Info is not null;

    private static bool AreCompatible(WanFraming send, WanFraming receive) =>
        (send & Kinds) == WanFraming.None || (receive & Kinds) == WanFraming.None || (send & receive & Kinds) != WanFraming.None;

    private void IsSupported(in DdiEvent e, NdisOidRequest request)
    {
        NdisRequestType asked = request.Oid == Oid.WanCoGetInfo || request.Oid == Oid.WanCoGetLinkInfo
            ? NdisRequestType.QueryInformation
            : NdisRequestType.SetInformation;
        if (request.RequestType == asked
            && (request.Oid == Oid.WanCoGetInfo || request.Oid == Oid.WanCoGetLinkInfo || request.Oid == Oid.WanCoSetLinkInfo))
        {
            Require(e.Status != NdisStatus.NotSupported && e.Status != NdisStatus.InvalidOid, "R280", e);
        }
    }

    private void Setting(in DdiEvent e, NdisOidRequest request, ShadowWanLink link)
    {
        if (!NdisWanCoLinkInfo.TryRead(request.InformationBuffer.Span, out NdisWanCoLinkInfo set))
        {
            return;
        }

        if (link.Limits is { } limits)
        {
            Require(
                set.MaxSendFrameSize <= limits.MaxSendFrameSize && set.MaxRecvFrameSize <= limits.MaxRecvFrameSize, "R287", e);
        }

        if (e.Adapter.Wan.Info is { } info)
        {
            Require(((set.SendFramingBits | set.RecvFramingBits) & ~info.FramingBits) == WanFraming.None, "R288", e);
        }
    }

    private void Told(in DdiEvent e, in NdisWanCoLinkInfo told, ShadowWanLink link)
    {
        bool isSet = link.Set is { } set && (set.SendFramingBits | set.RecvFramingBits) != WanFraming.None;
        Require(
            isSet || link.HasReceived || (told.SendFramingBits | told.RecvFramingBits) == WanFraming.None, "R290", e);
        if (link.Set is null)
        {
            Require(
                e.Adapter.Wan.FrameSizes is not { } sizes || sizes == (told.MaxSendFrameSize, told.MaxRecvFrameSize), "R283", e);
        }
    }

    private void Indicating(in DdiEvent e, in NdisStatusIndication indication)
    {
        ReadOnlySpan<byte> buffer = indication.StatusBuffer.Span;
        NdisStatus code = indication.StatusCode;
        int size = code == NdisStatus.WanCoLinkParams ? WanCoLinkParams.Size
            : code == NdisStatus.WanCoMtuLinkParams ? WanCoMtuLinkParams.Size
            : code == NdisStatus.WanCoFragment ? NdisWanCoFragment.Size
            : 0;
        if (size > 0)
        {
            Require(e.Subject is NdisVcObject vc && Shadows.Of(vc).IsActive, "R296", e);
            Require(
                buffer.Length == size && (code != NdisStatus.WanCoMtuLinkParams || WanCoMtuLinkParams.TryRead(buffer, out _)),
                "R296",
                e);
        }

        Require(
            code != NdisStatus.TapiIndication && code != NdisStatus.WanLineUp && code != NdisStatus.WanLineDown
            && code != NdisStatus.WanFragment,
            "R297",
            e);
    }
}
