using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of a VC as a WAN link (contract 5.4), from one activation to the next.</summary>
internal sealed class ShadowWanLink
{
    /// <summary>NDISWAN asked or set its link information: what travels on it is PPP.</summary>
    public bool IsWan => Limits is not null || Agreed is not null;

    /// <summary>The largest sizes that OID_WAN_CO_GET_LINK_INFO told.</summary>
    public NdisWanCoLinkInfo? Limits { get; private set; }

    /// <summary>What OID_WAN_CO_SET_LINK_INFO asked for last.</summary>
    public NdisWanCoLinkInfo? Agreed { get; private set; }

    /// <summary>What the miniport took of it; null: it has its own values.</summary>
    public NdisWanCoLinkInfo? Set { get; private set; }

    /// <summary>A frame came in since the framing was last left to be detected (R290).</summary>
    public bool HasReceived { get; private set; }

    /// <summary>The window of the last status indication; null: that of OID_WAN_CO_GET_INFO.</summary>
    public uint? Window { get; private set; }

    /// <summary>Frames are in PPP framing.</summary>
    public bool IsPpp => Agreed is not { } agreed || agreed.SendFramingBits == WanFraming.None
        || (agreed.SendFramingBits & (WanFraming.PppFraming | WanFraming.PassThroughMode | WanFraming.RawPassThroughMode))
            == WanFraming.PppFraming;

    public void Received() => HasReceived = true;

    /// <summary>A protocol sets the link information, or the miniport indicates a status.</summary>
    public void Called(in DdiEvent e)
    {
        if (e.Id == DdiId.NdisCoOidRequest && e.Other is NdisOidRequest request && request.Oid == Oid.WanCoSetLinkInfo
            && NdisWanCoLinkInfo.TryRead(request.InformationBuffer.Span, out NdisWanCoLinkInfo info))
        {
            Agreed = info;
        }
        else if (e.Id == DdiId.NdisMCoIndicateStatusEx && e.Other is NdisStatusIndication indication)
        {
            Window = WindowOf(indication) ?? Window;
        }
    }

    public void Learn(NdisOidRequest request, NdisStatus status, ShadowWan wan)
    {
        if (!status.IsSuccess || !NdisWanCoLinkInfo.TryRead(request.InformationBuffer.Span, out NdisWanCoLinkInfo info))
        {
            return;
        }

        if (request.Oid == Oid.WanCoSetLinkInfo)
        {
            Set = info;
            HasReceived = false;
        }
        else if (request.Oid == Oid.WanCoGetLinkInfo)
        {
            Limits = info with
            {
                MaxSendFrameSize = Math.Max(info.MaxSendFrameSize, Limits?.MaxSendFrameSize ?? 0),
                MaxRecvFrameSize = Math.Max(info.MaxRecvFrameSize, Limits?.MaxRecvFrameSize ?? 0),
            };
            if (Set is null)
            {
                wan.Sized(info);
            }
        }
    }

    private static uint? WindowOf(in NdisStatusIndication indication)
    {
        ReadOnlySpan<byte> buffer = indication.StatusBuffer.Span;
        return indication.StatusCode == NdisStatus.WanCoLinkParams && WanCoLinkParams.TryRead(buffer, out WanCoLinkParams link)
            ? link.SendWindow
            : indication.StatusCode == NdisStatus.WanCoMtuLinkParams && WanCoMtuLinkParams.TryRead(buffer, out WanCoMtuLinkParams mtu)
            ? mtu.SendWindow
            : null;
    }
}
