using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.G: incoming calls.</summary>
internal sealed class IncomingCallWatch(RuleReport report) : RuleWatch(report)
{
    /// <summary>So often a client may ask for other parameters before it answers an offer (R160).</summary>
    public const int MostRenegotiations = 16;

    public override void Called(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.NdisCmDispatchIncomingCall:
                Dispatching(e);
                break;
            case DdiId.NdisCmDispatchCallConnected:
                Connecting(e, e.Vc);
                break;
            case DdiId.NdisCmDispatchIncomingCloseCall:
                Require(!e.Vc.WasRejected, "R156", e);
                EndingAccepted(e, e.Vc);
                break;
            case DdiId.NdisCmDeactivateVc when e.Vc is { Call: ShadowCall.Accepted, IsClosing: false }:
                Require(e.Vc.IsRemoteClosed || e.Vc.IsCloseDispatched, "R151", e);
                break;
            case DdiId.NdisCoDeleteVc when e.Vc.WasRejected:
                Require(!e.Vc.IsActive, "R155", e);
                break;
            case DdiId.NdisClMakeCall:
                Using(e);
                break;
            case DdiId.NdisClModifyCallQoS:
                Using(e);
                if (e.Vc.Call == ShadowCall.Offered)
                {
                    Require(e.Vc.Offer.Renegotiations < MostRenegotiations, "R160", e);
                }

                break;
            default:
                break; // no rule of this part
        }
    }

    public override void Entered(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolCmIncomingCallComplete)
        {
            Require(e.Vc.Offer.IsAnswerDue, "R150", e);
        }
    }

    public override void Answered(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolClIncomingCall)
        {
            ChangedParameters.Check(Report, e, "R147");
        }
    }

    private void Dispatching(in DdiEvent e)
    {
        NdisVcObject vc = e.Vc.Vc;
        var sap = e.Other as NdisSapObject;
        ShadowSapState state = sap is null ? ShadowSapState.New : Shadows.Of(sap).State;
        Require(state != ShadowSapState.New, "R139", e); // of the others that are not open, SapWatch tells
        Require(vc.Creator == VcCreator.CallManager && (sap is null || sap.Af == vc.Af), "R140", e);
        Require(e.Vc.IsActive || vc.Af?.Registration.Family.IsTapi() == true, "R141", e);
        Require(e.Vc.Call == ShadowCall.None, "R142", e);
    }

    private void Connecting(in DdiEvent e, ShadowVc vc)
    {
        Require(!vc.WasRejected, "R156", e);
        EndingAccepted(e, vc);
        Require(vc.Call != ShadowCall.Connected, "R153", e);
        Require(vc.Call is ShadowCall.Accepted or ShadowCall.Connected, "R152", e);
        Require(vc.IsActive || vc.Activation.WasActive, "R141", e); // a TAPI call may be activated as late as this (T6)
        Require(vc.IsActive || !vc.Activation.WasActive, "R154", e);
        if (vc.Offer.Wanted is { } wanted)
        {
            Require(FlowSpecs.AreSound(wanted), "R157", e);
        }
    }

    /// <summary>An accepted call is connected or closed, once.</summary>
    private void EndingAccepted(in DdiEvent e, ShadowVc vc)
    {
        if (vc.Call == ShadowCall.Accepted)
        {
            Require(!vc.IsRemoteClosed && !vc.IsCloseDispatched, "R151", e);
        }
    }

    /// <summary>What a client rejected is the call manager's again at once.</summary>
    private void Using(in DdiEvent e)
    {
        if (e.Vc.Vc.Af is { } af && Shadows.Of(af).Rejected is { } rejected)
        {
            Require(!ReferenceEquals(e.Parameters, rejected), "R148", e);
        }
    }
}
