using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>R334: a handle that is passed beside the one that is called is NDIS's, the caller's, and of that object.</summary>
internal sealed class HandleWatch(RuleReport report) : RuleWatch(report)
{
    public override void Called(in DdiEvent e)
    {
        switch (e.Handle)
        {
            case NdisVc vc:
                Require(IsOfCaller(e, vc, HandleMap.Find(vc)), "R334", e);
                break;
            case ClientParty party:
                Require(ReferenceEquals(HandleMap.Find(party)?.Vc, e.Subject), "R334", e);
                break;
            case CallManagerParty party:
                Require(ReferenceEquals(HandleMap.Find(party)?.Vc, e.Subject), "R334", e);
                break;
            default:
                break; // none was passed
        }
    }

    private static bool IsOfCaller(in DdiEvent e, NdisVc handle, NdisVcObject? vc)
    {
        string caller = e.Driver;
        return vc is not null
            && (e.Via is NdisAfInstance af ? ReferenceEquals(vc.Af, af) : ReferenceEquals(vc.Adapter, e.Via?.Home))
            && (IsHeld(vc.ClientHolder) || IsHeld(vc.CallManagerHolder) || IsHeld(vc.MiniportHolder));

        bool IsHeld(VcHolder? holder) =>
            holder is not null && ReferenceEquals(holder.Handle, handle) && holder.DriverName == caller;
    }
}
