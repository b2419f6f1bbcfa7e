using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.E: activation and deactivation of VCs, and what goes over a VC that is not active.</summary>
internal sealed class ActivationWatch(RuleReport report) : DataRuleWatch(report)
{
    public override void Called(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.NdisCmActivateVc:
                Require(!e.Vc.IsBeingCreated, "R083", e);
                Require(e.Parameters?.MediaParameters is not null, "R098", e);
                Require(!e.Vc.Activation.IsChanging, "R100", e);
                Require(e.Vc.Activation.State != ShadowActivationState.Deactivating, "R101", e);
                break;
            case DdiId.NdisCmDeactivateVc:
                Require(!e.Vc.Activation.IsChanging, "R102", e);
                Require(e.Vc.IsActive || e.Vc.Activation.IsChanging, "R103", e);
                if (IsOfMcm(e.Vc.Vc))
                {
                    Require(e.Vc is { Sends: 0, Receives: 0 }, "R115", e);
                }

                break;
            case DdiId.NdisCmDispatchIncomingCallQoSChange:
                Require(!IsDeactivated(e.Vc), "R117", e);
                break;
            default:
                break; // no rule of this part
        }
    }

    public override void Answered(in DdiEvent e)
    {
        if (e.Id == DdiId.MiniportCoActivateVc)
        {
            Activated(e, e.Vc.Activation);
        }
        else if (e.Id == DdiId.MiniportCoDeactivateVc && e.Status.IsSuccess)
        {
            Require(e.Vc.Sends == 0, "R109", e);
            Require(e.Vc.Receives == 0, "R110", e);
        }
        else if (e is { Id: DdiId.ProtocolCmMakeCall, Parameters: { } parameters } && e.Status.IsSuccess
            && IsOfMcm(e.Vc.Vc) && e.Vc.Activation.InUse is { } inUse)
        {
            Require(parameters.SameParameters(inUse), "R114", e);
        }
    }

    public override void Sending(NdisVcObject vc, NetBufferList lists)
    {
        if (vc.Af is null)
        {
            ShadowVc shadow = Shadows.Of(vc);
            Report.Require(shadow.IsActive || !shadow.Activation.HasFailed, "R116", vc.CallManagerHolder.DriverName, vc);
            Report.Require(!IsDeactivated(shadow), "R117", vc.CallManagerHolder.DriverName, vc);
        }
    }

    public override void Completing(NdisVcObject vc, NetBufferList lists)
    {
        ShadowVc shadow = Shadows.Of(vc);
        bool mayWork = shadow.Activation.State != ShadowActivationState.Inactive;
        bool mustWork = shadow is { IsActive: true, Activation.HasFailed: true };
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            Report.Require(mayWork || !list.Status.IsSuccess, "R112", vc.MiniportHolder.DriverName, vc);
            if (mustWork)
            {
                Report.Require(list.Status != NdisStatus.VcNotActivated, "R105", vc.MiniportHolder.DriverName, vc);
            }
        }
    }

    public override void Indicating(NdisVcObject vc, NetBufferList lists, int count, NdisReceiveFlags flags)
    {
        ShadowVc shadow = Shadows.Of(vc);
        bool mayBeEarly = IsOfMcm(vc) && !shadow.Activation.WasActive;
        if (IsOfMcm(vc))
        {
            Report.Require(!mayBeEarly, "R113", vc.MiniportHolder.DriverName, vc);
        }

        Report.Require(shadow.IsActive || mayBeEarly, "R111", vc.MiniportHolder.DriverName, vc);
    }

    private static bool IsOfMcm(NdisVcObject vc) => vc.Miniport is null && vc.AliasOf is null;

    private static bool IsDeactivated(ShadowVc vc) => vc is { IsActive: false, Activation.WasActive: true };

    private void Activated(in DdiEvent e, ShadowActivation activation)
    {
        if (activation is not { Given: { } given, Asked: { } asked })
        {
            return; // R098
        }

        // Whose change it is shows by whose parameters come back: the miniport may answer in the call manager's own.
        if (e.Request!.IsByCompletion && !ReferenceEquals(e.Parameters, given))
        {
            Require(given.SameParameters(asked), "R099", e with { Driver = e.Vc.Vc.CallManagerHolder.DriverName });
        }

        if (e.Status.IsSuccess)
        {
            Require(FlowSpecs.AreSound(asked), "R104", e);
            Require(FlowSpecs.MayRound(asked) || FlowSpecs.AreSame(asked, e.Parameters), "R106", e);
        }
    }
}
