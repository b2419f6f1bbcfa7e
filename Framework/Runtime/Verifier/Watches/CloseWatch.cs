namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.I: the end of calls.</summary>
internal sealed class CloseWatch(RuleReport report) : RuleWatch(report)
{
    public override void Called(in DdiEvent e)
    {
        if (e.Id == DdiId.NdisClCloseCall)
        {
            Closing(e, e.Vc);
        }
        else if (e.Id == DdiId.NdisCmDispatchIncomingCloseCall)
        {
            ShadowVc vc = e.Vc;
            bool isThere = vc.Call is ShadowCall.Offered or ShadowCall.Accepted or ShadowCall.Connected;
            Require(vc.IsClosing || vc.WasClosed || vc.WasRejected || (isThere && !vc.IsRemoteClosed), "R194", e);
        }
    }

    public override void Answered(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolCmCloseCall && e.Status.IsSuccess)
        {
            Require(!e.Vc.IsActive, "R190", e);
            Require(e.Vc.Owed(DdiId.ProtocolCmMakeCall) is not { IsPending: true }, "R126", e);
        }
    }

    private void Closing(in DdiEvent e, ShadowVc vc)
    {
        Require(!vc.IsClosing, "R182", e);
        Require(!(vc.WasClosed && vc.Vc.Creator == VcCreator.CallManager), "R193", e);
        Require(!vc.WasRejected, "R149", e);
        Require(
            vc.WasRejected || (vc.Call != ShadowCall.None && (vc.Call != ShadowCall.Offered || vc.IsRemoteClosed)),
            "R179",
            e);
        Require(vc.Sends == 0, "R180", e);
    }
}
