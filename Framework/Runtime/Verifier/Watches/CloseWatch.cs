namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.I: the end of calls.</summary>
internal sealed class CloseWatch(RuleReport report) : RuleWatch(report)
{
    public override void Called(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.NdisClCloseCall:
                UsedByClient(e, e.Vc);
                Closing(e, e.Vc);
                break;
            case DdiId.NdisClModifyCallQoS or DdiId.NdisCoAssignInstanceName:
                UsedByClient(e, e.Vc);
                break;
            case DdiId.NdisCmDispatchIncomingCloseCall:
                HangingUp(e, e.Vc);
                break;
            case DdiId.NdisCoDeleteVc or DdiId.NdisClMakeCall or DdiId.NdisCmDispatchIncomingCall when e.Vc.WasClosed:
                Require(!e.Vc.IsLeftActive, "R191", e with { Driver = e.Vc.Vc.CallManagerHolder.DriverName });
                break;
            default:
                break; // no rule of this part
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

    /// <summary>When the call on a call manager's VC is closed, its client is through with it.</summary>
    private void UsedByClient(in DdiEvent e, ShadowVc vc)
    {
        if (ReferenceEquals(e.Driver, vc.Vc.ClientHolder?.DriverName))
        {
            Require(!(vc.WasClosed && vc.Vc.Creator == VcCreator.CallManager), "R193", e);
        }
    }

    private void Closing(in DdiEvent e, ShadowVc vc)
    {
        Require(!vc.IsClosing, "R182", e);
        Require(!vc.WasRejected, "R149", e);
        Require(
            vc.WasRejected || (vc.Call != ShadowCall.None && (vc.Call != ShadowCall.Offered || vc.IsRemoteClosed)),
            "R179",
            e);
        Require(vc.Sends == 0, "R180", e);
    }

    private void HangingUp(in DdiEvent e, ShadowVc vc)
    {
        bool isThere = vc.Call is ShadowCall.Offered or ShadowCall.Accepted or ShadowCall.Connected;
        Require(vc.IsClosing || vc.WasClosed || vc.WasRejected || (isThere && !vc.IsRemoteClosed), "R194", e);
        if (vc.Vc.AliasOf is { } below && Shadows.Of(below) is { IsRemoteClosed: true, NetworkFailed: false })
        {
            Require(e.Status.IsSuccess, "R195", e); // the call that it carries on ended in the normal course (T17)
        }
    }
}
