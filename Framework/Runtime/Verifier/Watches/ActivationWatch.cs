namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.E: activation and deactivation of VCs.</summary>
internal sealed class ActivationWatch(RuleReport report) : RuleWatch(report)
{
    public override void Answered(in DdiEvent e)
    {
        if (e.Id == DdiId.MiniportCoDeactivateVc && e.Status.IsSuccess)
        {
            Require(e.Vc.Sends == 0, "R109", e);
            Require(e.Vc.Receives == 0, "R110", e);
        }
    }

    public override void Called(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.NdisCmActivateVc:
                Require(e.Vc.IsAlive || e.Vc.IsDeleted, "R083", e);
                Require(e.Parameters?.MediaParameters is not null, "R098", e);
                break;
            case DdiId.NdisCmDeactivateVc:
                Require(e.Vc.IsActive, "R103", e);
                Require(e.Vc.Vc.AliasOf is not null || e.Vc.Vc.Miniport is not null || e.Vc is { Sends: 0, Receives: 0 }, "R115", e);
                break;
            default:
                break; // no rule of this part
        }
    }
}
