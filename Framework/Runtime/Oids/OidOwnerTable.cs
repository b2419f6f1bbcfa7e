using UserCoNdis.Framework.Contracts;
using static UserCoNdis.Framework.Runtime.OidState;
using OidStep = UserCoNdis.Framework.Runtime.Step<UserCoNdis.Framework.Runtime.OidState, UserCoNdis.Framework.Runtime.OidEffect>;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 3.10: who owns an OID request, whoever asks and whoever is asked.</summary>
internal static class OidOwnerTable
{
    [Ddi("NdisCoOidRequest")]
    [Ddi("NdisMCmOidRequest")]
    public static OidStep Request(OidState s) => s switch
    {
        Own => Go(Pending, OidEffect.Forward, "3.10"),
        Pending or Overdue => Refuse(s, "R237"),
    };

    /// <summary>The target's callback returned its final status; one that was completed inside (T9) is the requester's already.</summary>
    public static OidStep Returned(OidState s) => s switch
    {
        Pending or Overdue => Go(Own, OidEffect.GiveBack, "3.10, R242"),
        Own => Go(s, OidEffect.None, "T9"),
    };

    /// <param name="s">The state.</param>
    /// <param name="target">By the function that fits the entry point it went in by, on the adapter it is pending on.</param>
    [Ddi("NdisCoOidRequestComplete")]
    [Ddi("NdisMCoOidRequestComplete")]
    [Ddi("NdisMCmOidRequestComplete")]
    public static OidStep Complete(OidState s, bool target) => s switch
    {
        Pending or Overdue => target ? Go(Own, OidEffect.Complete, "3.10") : Refuse(s, "R239"),
        Own => Refuse(s, "R239, R330"),
    };

    /// <summary>It still is the miniport's, which completes it, as cancelled or otherwise.</summary>
    [Ddi("NdisCancelOidRequest")]
    public static OidStep Cancel(OidState s) => s switch
    {
        Pending or Overdue => Go(s, OidEffect.AskToCancel, "2.8, R247"),
        Own => Go(s, OidEffect.None, "2.8"),
    };

    /// <summary>Its Timeout is over: first the miniport is asked to give it up; one that does not is reset.</summary>
    public static OidStep Expire(OidState s) => s switch
    {
        Pending => Go(Overdue, OidEffect.AskToCancel, "2.8"),
        Overdue => Go(s, OidEffect.ResetAdapter, "3.11"),
        Own => Go(s, OidEffect.None, "2.8"),
    };

    private static OidStep Go(OidState next, OidEffect effect, string clause) => new(next, effect, NdisStatus.Success, clause);

    private static OidStep Refuse(OidState s, string clause) => new(s, OidEffect.None, NdisStatus.Failure, clause);
}
