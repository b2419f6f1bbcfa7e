namespace UserCoNdis.Framework.Runtime;

/// <summary>G1 to G3: a completion is owed, comes once, with a final status.</summary>
internal sealed class CompletionWatch(RuleReport report) : RuleWatch(report)
{
    public override void Called(in DdiEvent e)
    {
        (DdiId callback, string rule) = Completions.Of(e.Id);
        if (callback is DdiId.Other or DdiId.ProtocolCoOidRequest or DdiId.MiniportCoOidRequest)
        {
            return; // OidWatch
        }

        bool isOffer = callback == DdiId.ProtocolClIncomingCall;
        Require(!e.Status.IsPending, isOffer ? "R146" : "R329", e);
        bool isUnasked = isOffer && !e.Vc.Offer.IsAnsweredByCompletion;
        if (isOffer)
        {
            Require(e.Request is not null || !isUnasked, "R145", e);
        }

        Require(e.Request is not null || isUnasked, rule, e);
    }

    public override void Answered(in DdiEvent e)
    {
        if (e.Request!.IsPending)
        {
            Require(true, "R337", e); // in time: else the watchdog has told
        }
    }

    public override void Returned(in DdiEvent e)
    {
        if (Completions.MayPend(e.Id))
        {
            Require(e.Status.IsPending || !e.Request!.CompletedInside, "R330", e);
        }
    }

    public override void Unbound(ProtocolBinding binding) => NothingOwedBy(binding.DriverName, binding.Adapter);

    public override void Halted(NdisAdapter adapter) => NothingOwedBy(adapter.Miniport.Name, adapter);

    /// <summary>A driver goes: what it has not completed by now it never will.</summary>
    private void NothingOwedBy(string driver, NdisAdapter adapter)
    {
        foreach (ShadowRequest request in Shadows.Of(adapter).Pending)
        {
            bool isTakenBack = request is { Callback: DdiId.ProtocolClIncomingCall, Subject: NdisVcObject vc }
                && Shadows.Of(vc).Call == ShadowCall.None; // T8: who closed the call need not answer the offer
            if (request.Driver == driver && !isTakenBack)
            {
                Report.Require(false, Completions.RuleOf(request.Callback), driver, request.Subject);
            }
        }
    }
}
