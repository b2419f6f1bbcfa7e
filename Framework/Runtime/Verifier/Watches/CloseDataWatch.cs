using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.H and 6.I: what a call manager tells the network when a call or a party ends. What passes between the two
/// NDIS sees only where it goes over a signaling VC; that a medium cannot carry data it hears from the call manager.</summary>
internal sealed class CloseDataWatch(RuleReport report) : DataRuleWatch(report)
{
    public override void Sending(NdisVcObject vc, NetBufferList lists)
    {
        if (vc.Af is null && vc.CallManagerHolder.Binding is { } binding)
        {
            for (NetBufferList? list = lists; list is not null; list = list.Next)
            {
                Shadows.Of(binding).Signalled(list.FirstNetBuffer.DataLength);
            }
        }
    }

    public override void Called(in DdiEvent e)
    {
        if (e.Id == DdiId.NdisCoOidRequest && CallManagerOf(e) is { } binding && ReferenceEquals(e.Driver, binding.DriverName))
        {
            Shadows.Of(binding).Signalled(((NdisOidRequest)e.Other!).InformationBuffer.Length);
        }
    }

    public override void Answered(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolCmDropParty)
        {
            Ended(e, e.Party.CloseData, e.Party.Party.Vc, refused: "R174", lost: "R174");
        }
        else if (e.Id == DdiId.ProtocolCmCloseCall)
        {
            Ended(e, e.Vc.CloseData, e.Vc.Vc, refused: "R186", lost: "R185");
        }
    }

    private static ProtocolBinding? CallManagerOf(in DdiEvent e) =>
        e.Subject as ProtocolBinding ?? (e.Subject as NdisVcObject)?.CallManagerHolder.Binding;

    /// <summary>A signaling VC is open: what its call manager tells the network, it tells over it.</summary>
    private static bool IsSeen(NdisVcObject vc) => vc.CallManagerHolder.Binding is { } binding
        && Shadows.Of(vc.Adapter).Vcs.Any(v => v.Vc.Af is null && v.IsActive && v.Vc.CallManagerHolder.Binding == binding);

    private void Ended(in DdiEvent e, ShadowCloseData data, NdisVcObject vc, string refused, string lost)
    {
        if (!e.Status.IsSuccess)
        {
            return;
        }

        Require(!data.IsContradicted, refused, e);
        if (data.Length > 0 && IsSeen(vc))
        {
            Require(data.OctetsSince >= data.Length, lost, e);
        }
    }
}
