using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>The completion callbacks that NDIS owes the initiators of requests: a function returned PENDING, and its request
/// has been completed (G1).</summary>
internal sealed class ShadowPromises
{
    private readonly HashSet<(object About, DdiId Callback)> _due = [];

    public bool IsEmpty => _due.Count == 0;

    public bool Has(in DdiEvent e) => _due.Contains(KeyOf(e, e.Id));

    public void Entered(in DdiEvent e) => _ = _due.Remove(KeyOf(e, e.Id));

    public void Answered(in DdiEvent e)
    {
        // A deactivation also waits for frames, when the miniport does not (3.10).
        bool isPending = e.Request!.IsByCompletion
            || (e.Id == DdiId.MiniportCoDeactivateVc && e.Vc is not { Sends: 0, Receives: 0 });
        bool isOfNdis = e is { Id: DdiId.MiniportCoOidRequest, Other: NdisOidRequest { RequestHandle: null } };
        if (isPending && !isOfNdis && Completions.ToldBy(e.Id) is var callback and not DdiId.Other)
        {
            _ = _due.Add(KeyOf(e, callback));
        }
    }

    private static (object About, DdiId Callback) KeyOf(in DdiEvent e, DdiId callback) =>
        ((e.Other ?? e.Context) as NdisOidRequest ?? (object)e.Subject, callback);
}
