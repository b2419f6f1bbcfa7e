using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>R070 to R118: VCs, their activation.</summary>
internal sealed partial class Verifier
{
    private readonly List<ShadowVc> _liveVcs = [];

    private void CalledOnVc(in DdiEvent e, NdisVcObject vc, ShadowVc shadow)
    {
        Require(!shadow.IsDeleted, e.Ddi == "NdisCmActivateVc" ? "R097" : "R087", e);
        switch (e.Ddi)
        {
            case "NdisCoCreateVc":
                Require(_afs.GetOrCreateValue(vc.Af) is { IsOpen: true, IsClosing: false }, "R071", e);
                break;
            case "NdisCoDeleteVc":
                Deleting(e, vc, shadow);
                break;
            case "NdisCmActivateVc":
                Require(shadow.IsAlive, "R083", e);
                Require(e.Parameters?.MediaParameters is not null, "R098", e);
                shadow.IsActive = shadow.IsAlive && (vc.AliasOf is not { } carrier || Of(carrier).IsActive);
                break;
            case "NdisCmDeactivateVc":
                Require(shadow.IsActive, "R103", e);
                if (vc.AliasOf is null)
                {
                    Require(shadow is { Sends: 0, Receives: 0 }, "R115", e);
                }

                shadow.IsActive = false;
                break;
            default:
                CalledOnCall(e, vc, shadow);
                break;
        }
    }

    private void Deleting(in DdiEvent e, NdisVcObject vc, ShadowVc shadow)
    {
        if (e.Context is VcCreator caller && caller != vc.Creator)
        {
            Report(caller == VcCreator.Client ? "R159" : "R084", e.Driver, e.Subject);
        }

        Require(shadow.Call is ShadowCall.None or ShadowCall.Failed, "R085", e);
        Require(!shadow.IsActive, "R086", e);
        Require(!_liveVcs.Exists(v => v.Vc.AliasOf == vc), "T17", e);
    }

    private static void EnteredOnVc(in DdiEvent e, ShadowVc shadow)
    {
        switch (e.Ddi)
        {
            case "ProtocolCmMakeCall":
                shadow.Call = ShadowCall.Proceeding;
                shadow.WasClosed = false;
                break;
            case "ProtocolClIncomingCall":
                shadow.Call = ShadowCall.Offered;
                shadow.WasRejected = false;
                shadow.WasClosed = false;
                break;
            case "ProtocolClCallConnected":
                shadow.Call = ShadowCall.Connected;
                break;
            case "ProtocolClIncomingCloseCall":
                shadow.IsRemoteClosed = true;
                shadow.NetworkFailed = !e.Status.IsSuccess;
                break;
            case "ProtocolCmCloseCall":
                shadow.IsClosing = true;
                break;
            default:
                break; // nothing to remember
        }
    }

    private void ReturnedOnVc(in DdiEvent e, NdisVcObject vc, ShadowVc shadow, bool completedInside)
    {
        switch (e.Ddi)
        {
            case "ProtocolCoCreateVc":
                Require(!e.Status.IsPending, "R074", e);
                if (e.Status.IsSuccess)
                {
                    object? context = vc.Creator == VcCreator.Client ? vc.CallManagerContext : vc.ClientContext;
                    Require(context is not null, "R082", e);
                    shadow.IsAlive = true;
                    _liveVcs.Add(shadow);
                }

                break;
            case "ProtocolCoDeleteVc":
                shadow.IsAlive = false;
                shadow.IsDeleted = true;
                _ = _liveVcs.Remove(shadow);
                Require(!e.Status.IsPending, "R075", e);
                break;
            case "ProtocolCmMakeCall" when !completedInside && !e.Status.IsPending:
                MakeCallAnswered(e, shadow);
                break;
            case "ProtocolClIncomingCall" when !completedInside && !e.Status.IsPending:
                OfferAnswered(e, shadow);
                break;
            case "ProtocolCmCloseCall" when !completedInside && !e.Status.IsPending:
                CloseAnswered(e, shadow, vc);
                break;
            default:
                break; // nothing to remember
        }
    }

    private ShadowVc Of(NdisVcObject vc) => _vcs.GetValue(vc, static v => new ShadowVc(v));
}
