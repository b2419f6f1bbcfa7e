namespace UserCoNdis.Framework.Runtime;

/// <summary>G1: NDIS tells of a completion whom it has told PENDING, nobody else, and once. It comes last: rules of one callback
/// say more.</summary>
internal sealed class InitiatorWatch(RuleReport report) : RuleWatch(report)
{
    public override void Halted(NdisAdapter adapter) => Require(Shadows.Of(adapter).Promises.IsEmpty, "R331", adapter);

    public override void Entered(in DdiEvent e)
    {
        if (Completions.IsTold(e.Id))
        {
            Require(e.Adapter.Promises.Has(e), "R331", e);
        }
    }
}
