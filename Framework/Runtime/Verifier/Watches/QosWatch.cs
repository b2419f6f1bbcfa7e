using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.J: changes of the parameters of a call.</summary>
internal sealed class QosWatch(RuleReport report) : RuleWatch(report)
{
    /// <summary>So often a client may ask anew until both sides agree (3.8).</summary>
    public const int MostAttempts = 16;

    public override void Called(in DdiEvent e)
    {
        if (e.Id == DdiId.NdisClModifyCallQoS)
        {
            Asking(e, e.Vc);
        }
        else if (e.Id == DdiId.NdisCmDispatchIncomingCallQoSChange)
        {
            Proposing(e, e.Vc);
        }
    }

    public override void Returned(in DdiEvent e)
    {
        if (e is { Id: DdiId.ProtocolClIncomingCallQoSChange, Parameters: { } parameters })
        {
            // To return is to accept: who alters what it was told of wants something else.
            Require(e.Vc.Qos.HasObjected || e.Vc.Qos.AreAsTold(parameters), "R212", e);
        }
    }

    public override void Answered(in DdiEvent e)
    {
        if (e.Id != DdiId.ProtocolCmModifyCallQoS)
        {
            return;
        }

        if (e.Status.IsSuccess)
        {
            Changed(e, e.Vc);
        }
        else
        {
            Refused(e, e.Vc);
        }
    }

    private static bool AreSame(CoCallParameters? some, CoCallParameters? others) =>
        ReferenceEquals(some, others) || (some is not null && others is not null && some.SameParameters(others));

    private void Asking(in DdiEvent e, ShadowVc vc)
    {
        bool hasCall = vc.Call is ShadowCall.Offered or ShadowCall.Accepted or ShadowCall.Connected;
        Require(hasCall && vc is { IsRemoteClosed: false, IsClosing: false }, "R202", e);
        Require(vc.Owed(DdiId.ProtocolCmModifyCallQoS) is null, "R203", e);
        if (vc.Call != ShadowCall.Offered) // of an offer R160 tells
        {
            Require(vc.Qos.Attempts < MostAttempts, "R213", e);
        }
    }

    private void Proposing(in DdiEvent e, ShadowVc vc)
    {
        bool isEstablished = vc is { Call: ShadowCall.Connected, IsRemoteClosed: false };
        Require(isEstablished || vc.IsClosing, "R211", e); // glare: NDIS drops it (3.6)
        if (isEstablished && e.Parameters is { } proposed)
        {
            // The miniport may have rounded them; what it was given counts as well (R106).
            bool isGiven = vc.Activation is { IsChanging: false, HasFailed: false } && AreSame(vc.Activation.Asked, proposed);
            Require(isGiven || AreSame(vc.Activation.InUse, proposed), "R210", e);
        }
    }

    private void Changed(in DdiEvent e, ShadowVc vc)
    {
        bool isLate = vc is { IsActive: false, Call: ShadowCall.Offered or ShadowCall.Accepted }; // it is activated later (T6)
        if (!isLate)
        {
            Require(vc.Qos.IsActivatedAnew || (vc.IsActive && AreSame(vc.Activation.InUse, e.Parameters)), "R205", e);
        }

        if (e.Parameters is { } agreed && vc.Qos.Asked is { } asked)
        {
            Require(agreed.SameParameters(asked) || ChangedParameters.AreMarked(agreed), "R209", e);
        }
    }

    private void Refused(in DdiEvent e, ShadowVc vc)
    {
        bool hasTried = vc.Activation.HasFailed; // the miniport would not go back
        Require(hasTried || AreSame(vc.Activation.InUse, vc.Qos.Before), "R206", e);
        if (vc.Qos is { IsUnsupported: true, HasChanged: false })
        {
            Require(e.Status == NdisStatus.NotSupported || e.Status == NdisStatus.Resources, "R207", e);
        }
    }
}
