using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.P: the send window, and the frames on WAN links. It looks after <see cref="DataWatch"/> has counted.</summary>
internal sealed class WanFrameWatch(RuleReport report) : DataRuleWatch(report)
{
    public override void Sending(NdisVcObject vc, NetBufferList lists)
    {
        ShadowVc carrier = Shadows.Of(vc.Carrier);
        ShadowWanLink link = carrier.Link;
        if (!link.IsWan)
        {
            return;
        }

        DdiEvent e = new("NdisCoSendNetBufferLists", vc.DataHolder.DriverName, vc);
        NdisWanCoInfo? info = e.Adapter.Wan.Info;
        if ((link.Window ?? info?.MaxSendWindow) is { } window)
        {
            Require(window > 0, "R286", e);
            Require(window == 0 || carrier.Sends + lists.CountChain() <= window, "R285", e);
        }

        if (link.IsPpp)
        {
            WanFraming agreed = (link.Agreed?.SendFramingBits ?? WanFraming.None) & (info?.FramingBits ?? ~WanFraming.None);
            for (NetBufferList? list = lists; list is not null && list.IsAllocated; list = list.Next)
            {
                Look(e, list.FirstNetBuffer.Data, agreed);
            }
        }
    }

    public override void Completing(NdisVcObject vc, NetBufferList lists)
    {
        ShadowWan wan = Shadows.Of(vc.Adapter).Wan;
        if (!Shadows.Of(vc.Carrier).Link.IsWan || wan.Info is null)
        {
            return;
        }

        DdiEvent e = new("NdisMCoSendNetBufferListsComplete", vc.Adapter.Miniport.Name, vc);
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            bool isTooLong = list.Status == NdisStatus.InvalidLength || list.Status == NdisStatus.InvalidPacket;
            Require(!isTooLong || list.FirstNetBuffer.DataLength > wan.LongestFrame, "R284", e);
        }
    }

    public override void Indicating(NdisVcObject vc, NetBufferList lists, int count, NdisReceiveFlags flags)
    {
        ShadowWanLink link = Shadows.Of(vc.Carrier).Link;
        link.Received();
        if (!link.IsWan)
        {
            return;
        }

        DdiEvent e = new("NdisMCoIndicateReceiveNetBufferLists", vc.Adapter.Miniport.Name, vc);
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            Require(list.NdisReserved is not NblTag { IsSend: true }, "R291", e); // a frame that is still being sent
        }
    }

    private void Look(in DdiEvent e, ReadOnlySpan<byte> frame, WanFraming agreed)
    {
        PppFrame ppp = new(frame);
        Require(!ppp.HasMediaFraming, "R293", e);
        if (ppp.HasMediaFraming)
        {
            return; // the rest means nothing
        }

        bool isWhole = ppp.HasAddressControl || e.Adapter.Wan.HasNoAddressControl;
        if (ppp.IsLcp)
        {
            Require(isWhole && !ppp.HasShortProtocol, "R295", e);
            return;
        }

        bool acfc = (agreed & WanFraming.PppCompressAddressControl) != WanFraming.None;
        bool pfc = (agreed & WanFraming.PppCompressProtocolField) != WanFraming.None;
        Require((isWhole || acfc) && (!ppp.HasShortProtocol || pfc), "R294", e);
    }
}
