using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.D: VC creation and deletion.</summary>
internal sealed class VcWatch(RuleReport report) : RuleWatch(report)
{
    public override void Called(in DdiEvent e)
    {
        if (e.Subject is not NdisVcObject vc || e.Id is DdiId.NdisMCoIndicateStatusEx or DdiId.NdisCoGetTapiCallId)
        {
            return;
        }

        if (e.Id == DdiId.NdisCoCreateVc)
        {
            Require(vc.Af is null || vc.Creator != VcCreator.Client || Shadows.Of(vc.Af).IsOpen, "R071", e);
            return;
        }

        Require(!e.Vc.IsGone && e.Vc.Refusal is null, RuleOfUse(e), e); // nor one that never came to be
        Require(e.Vc.IsPeerAsked, "R078", e);
        if (e.Id == DdiId.NdisCoDeleteVc)
        {
            Deleting(e, vc);
        }
        else if (e.Id == DdiId.NdisCoAssignInstanceName)
        {
            Require(vc.CreatorHolder.Handle is not McmVc, "R093", e);
        }
    }

    public override void Entered(in DdiEvent e)
    {
        if (e.Id is DdiId.ProtocolCmMakeCall or DdiId.ProtocolClIncomingCall)
        {
            Require(e.Vc.Call is ShadowCall.None or ShadowCall.Failed, "R094", e);
        }
    }

    public override void Returned(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.ProtocolCoCreateVc:
                var vc = (NdisVcObject)e.Subject;
                object? context = vc.Creator == VcCreator.Client ? vc.CallManagerContext : vc.ClientContext;
                Require(!e.Status.IsPending, "R074", e);
                Require(!e.Status.IsSuccess || context is not null, "R082", e);
                break;
            case DdiId.ProtocolCoDeleteVc:
                Require(!e.Status.IsPending, "R075", e);
                Require(!e.Status.IsSuccess || !e.Vc.IsActive, "R089", e);
                break;
            case DdiId.MiniportCoCreateVc:
                Require(!e.Status.IsPending, "R076", e);
                Require(!e.Status.IsSuccess || e.Vc.Vc.MiniportHolder.Context is not null, "R082", e);
                break;
            case DdiId.MiniportCoDeleteVc:
                Require(!e.Status.IsPending, "R077", e);
                break;
            default:
                break; // no rule of this part
        }
    }

    public override void Finished(in DdiEvent e)
    {
        if (e.Id != DdiId.NdisCoCreateVc || e.Vc.Refusal is not { } refusal)
        {
            return;
        }

        bool isUndone = e.Status.IsFailure && !e.Vc.IsAlive && !e.Vc.IsKnownToMiniport;
        if (e.Vc.Vc.CallManagerHandle is McmVc && e.Vc.Vc.Creator == VcCreator.CallManager)
        {
            Require(e.Status == refusal, "R079", e);
        }
        else
        {
            Require(isUndone, "R081", e);
        }
    }

    public override void Unbound(ProtocolBinding binding)
    {
        NdisVcObject? left = Shadows.Of(binding.Adapter).Vcs.Select(static s => s.Vc)
            .FirstOrDefault(vc => vc.Af is not null // of a signaling VC R276 tells
                && (vc.ClientHolder?.Binding == binding || vc.CallManagerHolder.Binding == binding));
        Report.Require(left is null, "R091", left?.CreatorHolder.DriverName ?? binding.DriverName, (ITraced?)left ?? binding);
    }

    public override void Halted(NdisAdapter adapter)
    {
        NdisVcObject? left = Shadows.Of(adapter).Vcs.Select(static s => s.Vc)
            .FirstOrDefault(static vc => vc.CreatorHolder.Handle is McmVc);
        Report.Require(left is null, "R091", adapter.Miniport.Name, (ITraced?)left ?? adapter);
    }

    /// <summary>Which rule says that this function is not called on a VC that is gone.</summary>
    private static string RuleOfUse(in DdiEvent e) => e.Id switch
    {
        DdiId.NdisCmActivateVc => "R097",
        DdiId.NdisCoAssignInstanceName => "R093",
        _ => e.Driver == e.Vc.Vc.CreatorHolder.DriverName ? "R087" : "R088",
    };

    private void Deleting(in DdiEvent e, NdisVcObject vc)
    {
        Require(
            e.Context is not VcCreator caller || caller == vc.Creator,
            e.Context is VcCreator.Client ? "R159" : "R084",
            e);
        bool isOver = e.Vc.Call is ShadowCall.None or ShadowCall.Failed && !e.Vc.IsClosing;
        Require(isOver && e.Vc.Owed(DdiId.ProtocolCmMakeCall) is null, "R085", e);
        Require(e.Vc.Activation.State == ShadowActivationState.Inactive, "R086", e);
        Require(!e.Vc.HasAlias, "T17", e);
    }
}
