using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.F: outgoing calls.</summary>
internal sealed class OutgoingCallWatch(RuleReport report) : RuleWatch(report)
{
    public override void Called(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.NdisClMakeCall:
                Making(e, e.Vc);
                break;
            case DdiId.NdisClCloseCall:
                Require(e.Vc.Call != ShadowCall.Failed, "R133", e);
                UsingChanged(e, e.Vc.Make);
                break;
            case DdiId.NdisClModifyCallQoS:
                UsingChanged(e, e.Vc.Make);
                break;
            case DdiId.NdisCmActivateVc when e.Vc.Call == ShadowCall.Proceeding && e.Parameters is { } parameters:
                Require(FlowSpecs.AreSound(parameters), "R125", e);
                break;
            case DdiId.NdisCoDeleteVc when e.Vc.Make.IsClosedAtOnce:
                Require(!e.Vc.IsClosing, "R137", e);
                break;
            case DdiId.NdisCmAddPartyComplete or DdiId.NdisCmDropPartyComplete or DdiId.NdisCmDispatchIncomingDropParty:
                Require(Shadows.Of((NdisPartyObject)e.Subject) is not { State: ShadowPartyState.Failed, IsFirst: true }, "R134", e);
                break;
            default:
                break; // no rule of this part
        }
    }

    public override void Entered(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolCmMakeCall)
        {
            Require(e.Vc.Make.IsAsked, "R124", e);
        }
    }

    public override void Returned(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolCmMakeCall && !e.Status.IsFailure)
        {
            if (e.Request!.Other is null)
            {
                Require(e.Request.Given is null, "R129", e);
            }
            else if (e.Request.CompletedInside && e.Vc.Call == ShadowCall.Connected)
            {
                Require((e.Vc.Make.Context ?? e.Request.Given) is not null, "R128", e);
            }
        }
    }

    public override void Answered(in DdiEvent e)
    {
        if (e.Id != DdiId.ProtocolCmMakeCall)
        {
            return;
        }

        if (!e.Status.IsSuccess)
        {
            Require(!e.Vc.IsActive, "R135", e);
            return;
        }

        Require(e.Vc.IsActive, "R127", e);
        ChangedParameters.Check(Report, e, "R130");
        if (e.Request!.Other is null)
        {
            Require(e.Context is null, "R129", e);
        }
        else if (!e.Request.CompletedInside)
        {
            Require((e.Context ?? e.Request.Given) is not null, "R128", e);
        }
    }

    public override void Finished(in DdiEvent e)
    {
        if (e.Id == DdiId.NdisClMakeCall && !e.Status.IsFailure)
        {
            Require(!e.Vc.Make.IsAsked, "R124", e);
        }
    }

    public override void Unbound(ProtocolBinding binding)
    {
        ShadowVc? failed = Shadows.Of(binding.Adapter).Vcs
            .FirstOrDefault(vc => vc.Call == ShadowCall.Failed && vc.Vc.ClientHolder?.Binding == binding);
        Report.Require(failed is null, "R133", binding.DriverName, (ITraced?)failed?.Vc ?? binding);
    }

    private void Making(in DdiEvent e, ShadowVc vc)
    {
        Require(vc.Vc.Creator == VcCreator.Client, "R119", e);
        bool isFree = vc.Call is ShadowCall.None or ShadowCall.Failed && !vc.IsClosing && vc.Owed(DdiId.ProtocolCmMakeCall) is null;
        Require(isFree, "R120", e);
        Require(e.Parameters is not (null or { CallMgrParameters: null, MediaParameters: null }), "R121", e);
        Require(vc.Call != ShadowCall.Failed, "T23", e);
        Require(!vc.NetworkFailed, "R199", e);
    }

    /// <summary>Who goes on from changed parameters has seen that they were: the mark is gone (T24).</summary>
    private void UsingChanged(in DdiEvent e, ShadowMakeCall make)
    {
        if (make.IsChanged)
        {
            Require(e.Parameters is null || !ChangedParameters.AreMarked(e.Parameters), "R132", e);
        }
    }
}
