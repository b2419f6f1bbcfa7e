using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>G9: what is lent with a request stays as it is, and is lent to no other, until that request is answered.</summary>
internal sealed class LoanWatch(RuleReport report) : RuleWatch(report)
{
    public override void Entered(in DdiEvent e)
    {
        if (RuleOf(e.Id) is { } rule && e.Parameters is { } parameters)
        {
            Require(!IsLentAlready(e, parameters), rule, e with { Driver = LenderOf(e.Id, e.Subject) });
        }
    }

    public override void Answered(in DdiEvent e)
    {
        if (RuleOf(e.Id) is { } rule && e.Request!.Loan is { } loan)
        {
            Require(loan.IsIntact, rule, e with { Driver = LenderOf(e.Id, e.Subject) });
        }
    }

    private static string? RuleOf(DdiId callback) => callback switch
    {
        DdiId.ProtocolCmMakeCall => "R122",
        DdiId.ProtocolClIncomingCall => "R143",
        DdiId.ProtocolCmAddParty => "R163",
        DdiId.ProtocolCmCloseCall or DdiId.ProtocolCmDropParty => "R184",
        DdiId.ProtocolCmModifyCallQoS => "R204",
        _ => null,
    };

    private static string LenderOf(DdiId callback, ITraced subject)
    {
        NdisVcObject vc = subject as NdisVcObject ?? ((NdisPartyObject)subject).Vc;
        return (callback == DdiId.ProtocolClIncomingCall ? vc.CallManagerHolder : vc.DataHolder).DriverName;
    }

    /// <summary>The same driver has the same parameters in another request of this kind, which is not answered.</summary>
    private static bool IsLentAlready(in DdiEvent e, CoCallParameters parameters)
    {
        foreach (ShadowRequest other in e.Adapter.Pending)
        {
            if (other.Callback == e.Id && ReferenceEquals(other.Loan?.Parameters, parameters)
                && LenderOf(other.Callback, other.Subject) == LenderOf(e.Id, e.Subject))
            {
                return true;
            }
        }

        return false;
    }
}
