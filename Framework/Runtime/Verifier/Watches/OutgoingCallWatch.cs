namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.F: outgoing calls.</summary>
internal sealed class OutgoingCallWatch(RuleReport report) : RuleWatch(report)
{
    public override void Called(in DdiEvent e)
    {
        if (e.Id == DdiId.NdisClMakeCall)
        {
            Require(e.Vc.Vc.Creator == VcCreator.Client, "R119", e);
            Require(e.Vc.Call is ShadowCall.None or ShadowCall.Failed, "R120", e);
            Require(e.Parameters is not null, "R121", e);
            Require(e.Vc.Call != ShadowCall.Failed, "T23", e);
            Require(!e.Vc.NetworkFailed, "R199", e);
        }
        else if (e.Id == DdiId.NdisClCloseCall)
        {
            Require(e.Vc.Call != ShadowCall.Failed, "R133", e);
        }
    }

    public override void Answered(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolCmMakeCall)
        {
            Require(!e.Status.IsSuccess || e.Vc.IsActive, "R127", e);
            Require(e.Status.IsSuccess || !e.Vc.IsActive, "R135", e);
            ChangedParameters.Check(Report, e, "R130");
        }
    }
}
