using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.H: the parties of multipoint calls, and what a close says of them.</summary>
internal sealed class PartyWatch(RuleReport report) : RuleWatch(report)
{
    public override void Called(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.NdisClAddParty:
                ShadowVc vc = Shadows.Of(e.Party.Party.Vc);
                Require(e.Context is not null, "R162", e);
                Require(vc is { Call: ShadowCall.Connected, Parties.IsMultipoint: true, IsRemoteClosed: false, IsClosing: false }, "R161", e);
                break;
            case DdiId.NdisClDropParty:
                Dropping(e, e.Party);
                break;
            case DdiId.NdisClCloseCall when e.Vc is { IsClosing: false, Call: not (ShadowCall.None or ShadowCall.Failed) }:
                Closing(e, e.Vc, e.Other as NdisPartyObject);
                break;
            case DdiId.NdisCmCloseCallComplete when e.Request is { } owed:
                Require(ReferenceEquals(e.Other, owed.Other), "R187", e);
                break;
            case DdiId.NdisCmDispatchIncomingDropParty:
                Leaving(e, e.Party);
                break;
            case DdiId.NdisCoOidRequest when e.Context is NdisPartyObject party:
                Used(e, Shadows.Of(party));
                break;
            default:
                break; // no rule of this part
        }
    }

    public override void Returned(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolCmAddParty && e.Request!.CompletedInside && e.Party.IsLeft)
        {
            Require(e.Party.Party.CallManagerContext is not null, "R164", e);
        }
    }

    public override void Answered(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolCmAddParty)
        {
            Added(e, Shadows.Of(e.Party.Party.Vc).Parties);
        }
        else if (e.Id == DdiId.ProtocolCmCloseCall && e.Vc.Parties.IsMultipoint)
        {
            Require(!e.Status.IsSuccess || e.Vc.Parties.Left == 0, "R169", e);
        }
    }

    private static bool IsBeingMade(ShadowVc vc) => vc.Call == ShadowCall.Proceeding;

    private void Added(in DdiEvent e, ShadowParties parties)
    {
        if (e.Status.IsSuccess && !e.Request!.CompletedInside)
        {
            object? later = e.Request.IsPending ? e.Context : null;
            Require((later ?? e.Party.Party.ContextOfCallback) is not null, "R164", e); // T39
        }
        else if (e.Status.IsFailure && parties is { IsUnsupported: true, HasGrown: false })
        {
            Require(e.Status == NdisStatus.NotSupported || e.Status == NdisStatus.Resources, "R178", e);
        }
    }

    private void Dropping(in DdiEvent e, ShadowParty party)
    {
        Used(e, party);
        if (party.IsLeft)
        {
            Require(Shadows.Of(party.Party.Vc).Parties.Left > 1, "R167", e);
        }
    }

    private void Closing(in DdiEvent e, ShadowVc vc, NdisPartyObject? last)
    {
        if (!vc.Parties.IsMultipoint)
        {
            Require(last is null, "R170", e);
            return;
        }

        bool isNamed = last is not null && ReferenceEquals(last.Vc, vc.Vc)
            && (!IsBeingMade(vc) || Shadows.Of(last).State == ShadowPartyState.Adding); // none of the call before
        Require(isNamed || (last is null && IsBeingMade(vc)), "R170", e); // a call may be given up before it has a party
        if (isNamed && !IsBeingMade(vc))
        {
            Used(e, Shadows.Of(last!));
        }

        bool isLast = IsBeingMade(vc) || vc.Parties.Left + vc.Parties.Coming <= 1; // one that comes would outlive the call
        Require(isLast, vc.IsRemoteClosed ? "R198" : "R168", e);
    }

    private void Leaving(in DdiEvent e, ShadowParty party)
    {
        ShadowVc vc = Shadows.Of(party.Party.Vc);
        Require(party.State != ShadowPartyState.Dropped, "R175", e);
        Require(party.State != ShadowPartyState.Closed, "R187", e);
        bool isGone = party.State is ShadowPartyState.Dropped or ShadowPartyState.Closed
            || (party.State == ShadowPartyState.Failed && party.IsFirst); // R134
        if (isGone || vc.IsClosing)
        {
            return; // glare: NDIS drops it (3.6)
        }

        Require(!party.HasLeft, "R172", e);
        if (!party.HasLeft && party.State != ShadowPartyState.Dropping)
        {
            Require(party.IsLeft && vc.Parties.Left > 1 && !vc.IsRemoteClosed, "R171", e);
        }
    }

    /// <summary>A driver names a party.</summary>
    private void Used(in DdiEvent e, ShadowParty party)
    {
        bool isOfClient = ReferenceEquals(e.Driver, party.Party.Vc.DataHolder.DriverName);
        if (!isOfClient)
        {
            Require(party.State != ShadowPartyState.Dropped, "R175", e);
            Require(party.State != ShadowPartyState.Closed, "R187", e);
            return;
        }

        Require(party.State is not (ShadowPartyState.New or ShadowPartyState.Adding or ShadowPartyState.Failed), "R165", e);
        Require(party.State is not (ShadowPartyState.Dropping or ShadowPartyState.Dropped or ShadowPartyState.Closing
            or ShadowPartyState.Closed), "R166", e);
    }
}
