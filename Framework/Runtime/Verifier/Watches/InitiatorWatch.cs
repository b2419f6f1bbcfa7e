namespace UserCoNdis.Framework.Runtime;

/// <summary>G1: NDIS tells of a completion only whom it has told PENDING. It comes last: rules of one callback say more.</summary>
internal sealed class InitiatorWatch(RuleReport report) : RuleWatch(report)
{
    public override void Entered(in DdiEvent e)
    {
        if (Completions.IsTold(e.Id))
        {
            Require(e.Adapter.Promises.Has(e), "R331", e);
        }
    }
}
