namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.D: VC creation and deletion.</summary>
internal sealed class VcWatch(RuleReport report) : RuleWatch(report)
{
    public override void Called(in DdiEvent e)
    {
        if (e.Subject is not NdisVcObject vc || e.Id is DdiId.NdisCoOidRequest or DdiId.NdisMCoIndicateStatusEx)
        {
            return;
        }

        Require(!e.Vc.IsDeleted, e.Id == DdiId.NdisCmActivateVc ? "R097" : "R087", e);
        if (e.Id == DdiId.NdisCoCreateVc)
        {
            Require(vc.Af is null || Shadows.Of(vc.Af).IsOpen, "R071", e);
        }
        else if (e.Id == DdiId.NdisCoDeleteVc)
        {
            Require(e.Context is not VcCreator caller || caller == vc.Creator,
                e.Context is VcCreator.Client ? "R159" : "R084", e);
            Require(e.Vc.Call is ShadowCall.None or ShadowCall.Failed, "R085", e);
            Require(!e.Vc.IsActive, "R086", e);
            Require(!e.Vc.HasAlias, "T17", e);
        }
    }

    public override void Returned(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolCoCreateVc)
        {
            var vc = (NdisVcObject)e.Subject;
            object? context = vc.Creator == VcCreator.Client ? vc.CallManagerContext : vc.ClientContext;
            Require(!e.Status.IsPending, "R074", e);
            Require(!e.Status.IsSuccess || context is not null, "R082", e);
        }
        else if (e.Id == DdiId.ProtocolCoDeleteVc)
        {
            Require(!e.Status.IsPending, "R075", e);
        }
        else if (e.Id == DdiId.MiniportCoCreateVc)
        {
            Require(!e.Status.IsPending, "R076", e);
            Require(!e.Status.IsSuccess || ((NdisVcObject)e.Subject).MiniportHolder.Context is not null, "R082", e);
        }
        else if (e.Id == DdiId.MiniportCoDeleteVc)
        {
            Require(!e.Status.IsPending, "R077", e);
        }
    }

    public override void Unbound(ProtocolBinding binding)
    {
        NdisVcObject? left = Shadows.Of(binding.Adapter).Vcs.Select(static s => s.Vc)
            .FirstOrDefault(vc => vc.ClientHolder?.Binding == binding || vc.CallManagerHolder.Binding == binding);
        Report.Require(left is null, "R091", left?.DriverOf("NdisCoCreateVc") ?? binding.DriverName, (ITraced?)left ?? binding);
    }
}
