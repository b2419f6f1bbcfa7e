using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.M: status indications.</summary>
internal sealed class StatusWatch(RuleReport report) : RuleWatch(report)
{
    public override void Called(in DdiEvent e)
    {
        if (e.Id != DdiId.NdisMCoIndicateStatusEx)
        {
            return;
        }

        Require(e.Adapter.MayIndicate, "R263", e);
        Require(e.Context is null || (e.Subject is NdisVcObject vc && Shadows.Of(vc) is { IsDeleted: false, Refusal: null }), "R267", e);
        if (e.Other is NdisStatusIndication indication)
        {
            Require(indication.DestinationHandle is null || e.Adapter.Miniport.Knows(indication), "R268", e);
        }
    }

    public override void Entered(in DdiEvent e)
    {
        if (e is { Id: DdiId.ProtocolCoStatusEx, Subject: ProtocolBinding binding })
        {
            Require(e.Other is not NdisVcObject vc || IsShared(vc, binding), "R265", e);
            Require(!Shadows.Of(binding).IsBeingTold, "R266", e);
        }
    }

    public override void Finished(in DdiEvent e)
    {
        if (e.Id == DdiId.NdisMCoIndicateStatusEx)
        {
            bool hasReachedAll = !e.Subject.Home.Bindings.Exists(static b => Shadows.Of(b).AwaitsStatus);
            Require(hasReachedAll, "R265", e);
        }
    }

    private static bool IsShared(NdisVcObject vc, ProtocolBinding binding) =>
        ReferenceEquals(vc.ClientHolder?.Binding, binding) || ReferenceEquals(vc.CallManagerHolder.Binding, binding);
}
