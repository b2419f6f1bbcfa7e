namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.M: status indications.</summary>
internal sealed class StatusWatch(RuleReport report) : RuleWatch(report)
{
    public override void Called(in DdiEvent e)
    {
        if (e.Id == DdiId.NdisMCoIndicateStatusEx)
        {
            Require(e.Subject.Home.State is not AdapterState.Halted, "R263", e);
            Require(e.Context is null || e.Subject is NdisVcObject { IsDead: false }, "R267", e);
        }
    }
}
