using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.H and 6.I: what a call manager tells the network when a call or a party ends. NDIS sees it where it goes
/// over a signaling VC; that the medium cannot carry data, the call manager says itself.</summary>
internal sealed class CloseDataWatch(RuleReport report) : DataRuleWatch(report)
{
    public override void Sending(NdisVcObject vc, NetBufferList lists)
    {
        if (vc.Af is null && vc.CallManagerHolder.Binding is { } binding)
        {
            for (NetBufferList? list = lists; list is not null; list = list.Next)
            {
                Shadows.Of(binding).Signalled(list.FirstNetBuffer.DataLength, isFrame: true);
            }
        }
    }

    public override void Called(in DdiEvent e)
    {
        if (e.Id == DdiId.NdisCoOidRequest && CallManagerOf(e) is { } binding && ReferenceEquals(e.Driver, binding.DriverName))
        {
            Shadows.Of(binding).Signalled(((NdisOidRequest)e.Other!).InformationBuffer.Length, isFrame: false);
        }
    }

    public override void Answered(in DdiEvent e)
    {
        if (!e.Status.IsSuccess)
        {
            return;
        }

        if (e.Id == DdiId.ProtocolCmDropParty)
        {
            PartyDropped(e, e.Party.CloseData, Shadows.Of(e.Party.Party.Vc));
        }
        else if (e.Id == DdiId.ProtocolCmCloseCall)
        {
            CallClosed(e, e.Vc.CloseData, e.Vc);
        }
    }

    private static ProtocolBinding? CallManagerOf(in DdiEvent e) =>
        e.Subject as ProtocolBinding ?? (e.Subject as NdisVcObject)?.CallManagerHolder.Binding;

    /// <summary>The far end has to be told, and that can be seen: the call is up, on no PVC, and was signalled over a VC that is
    /// still active.</summary>
    private static bool IsSeen(ShadowVc vc) => vc is { Call: ShadowCall.Connected or ShadowCall.Accepted, IsRemoteClosed: false }
        && vc.CloseData is { IsSignalledCall: true, IsPermanent: false }
        && vc.Vc.CallManagerHolder.Binding is { } binding && !Shadows.Of(binding).IsResetting
        && Shadows.Of(vc.Vc.Adapter).Vcs.Any(v => v.Vc.Af is null && v.IsActive && v.Vc.CallManagerHolder.Binding == binding);

    private void PartyDropped(in DdiEvent e, ShadowCloseData data, ShadowVc vc)
    {
        Require(!data.IsContradicted, "R174", e);
        if (data.Length > 0 && IsSeen(vc))
        {
            Require(data.OctetsSince >= data.Length, "R174", e);
        }
    }

    private void CallClosed(in DdiEvent e, ShadowCloseData data, ShadowVc vc)
    {
        Require(!data.IsContradicted, "R186", e);
        if (!IsSeen(vc))
        {
            return;
        }

        if (data.Length > 0)
        {
            Require(data.OctetsSince >= data.Length, "R185", e);
        }
        else
        {
            Require(data.SignalsSince > 0, "R188", e);
        }
    }
}
