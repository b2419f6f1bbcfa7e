using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>R119 to R201: calls and their end.</summary>
internal sealed partial class Verifier
{
    private void CalledOnCall(in DdiEvent e, NdisVcObject vc, ShadowVc shadow)
    {
        switch (e.Ddi)
        {
            case "NdisClMakeCall":
                MakingCall(e, vc, shadow);
                break;
            case "NdisCmMakeCallComplete":
                if (Complete(e, "ProtocolCmMakeCall", "R126"))
                {
                    MakeCallAnswered(e, shadow);
                }

                break;
            case "NdisCmDispatchIncomingCall":
                Dispatching(e, vc, shadow);
                break;
            case "NdisClIncomingCallComplete":
                if (Complete(e, "ProtocolClIncomingCall", shadow.Call == ShadowCall.Offered ? "R144" : "R145"))
                {
                    OfferAnswered(e, shadow);
                }

                break;
            case "NdisCmDispatchCallConnected":
                Require(!shadow.WasRejected, "R156", e);
                Require(shadow.Call != ShadowCall.Connected, "R153", e);
                Require(shadow.Call is ShadowCall.Accepted or ShadowCall.Connected, "R152", e);
                Require(shadow.IsActive, "R154", e);
                break;
            case "NdisCmDispatchIncomingCloseCall":
                Require(!shadow.WasRejected, "R156", e);
                Require(
                    shadow.IsClosing || shadow.WasClosed || (!shadow.IsRemoteClosed
                        && shadow.Call is ShadowCall.Offered or ShadowCall.Accepted or ShadowCall.Connected),
                    "R194",
                    e);
                break;
            case "NdisClCloseCall":
                Closing(e, vc, shadow);
                break;
            case "NdisCmCloseCallComplete":
                if (Complete(e, "ProtocolCmCloseCall", "R189"))
                {
                    CloseAnswered(e, shadow, vc);
                }

                break;
            default:
                break; // no rule of this part
        }
    }

    private void MakingCall(in DdiEvent e, NdisVcObject vc, ShadowVc shadow)
    {
        Require(vc.Creator == VcCreator.Client, "R119", e);
        Require(shadow.Call is ShadowCall.None or ShadowCall.Failed, "R120", e);
        Require(e.Parameters is not null, "R121", e);
        Require(shadow.Call != ShadowCall.Failed, "T23", e);
        Require(!shadow.NetworkFailed, "R199", e);
        shadow.Proposed = e.Parameters?.Clone();
    }

    private void MakeCallAnswered(in DdiEvent e, ShadowVc shadow)
    {
        if (e.Status.IsSuccess)
        {
            Require(shadow.IsActive, "R127", e);
        }
        else
        {
            Require(!shadow.IsActive, "R135", e);
        }

        if (e.Parameters is { } parameters && shadow.Proposed is { } proposed && e.Status.IsSuccess)
        {
            CheckChangedFlag(e, parameters, proposed, "R130");
        }

        shadow.Call = shadow.Call != ShadowCall.Proceeding ? ShadowCall.None
            : e.Status.IsSuccess ? ShadowCall.Connected : ShadowCall.Failed;
    }

    private void Dispatching(in DdiEvent e, NdisVcObject vc, ShadowVc shadow)
    {
        Require(
            e.Other is NdisSapObject sap && _saps.TryGetValue(sap, out ShadowSap? seen)
                && (seen.IsRegistered || seen.IsRegistering) && !seen.IsDeregistering,
            e.Other is NdisSapObject closing && _saps.TryGetValue(closing, out ShadowSap? s) && s.IsDeregistering ? "R066" : "R139",
            e);
        Require(vc.Creator == VcCreator.CallManager && ((NdisSapObject)e.Other!).Af == vc.Af, "R140", e);
        Require(
            shadow.IsActive || vc.Af.Registration.Family.AddressFamily is CoAddressFamily.Tapi or CoAddressFamily.TapiProxy,
            "R141",
            e);
        Require(shadow.Call == ShadowCall.None, "R142", e);
        shadow.Proposed = e.Parameters?.Clone();
    }

    private void OfferAnswered(in DdiEvent e, ShadowVc shadow)
    {
        if (e.Status.IsSuccess && e.Parameters is { } parameters && shadow.Proposed is { } proposed)
        {
            CheckChangedFlag(e, parameters, proposed, "R147");
        }

        shadow.Call = e.Status.IsSuccess || shadow.IsRemoteClosed ? ShadowCall.Accepted : ShadowCall.None;
        shadow.WasRejected = shadow.Call == ShadowCall.None;
    }

    private void CheckChangedFlag(in DdiEvent e, CoCallParameters parameters, CoCallParameters proposed, string rule)
    {
        bool changed = !parameters.SameParameters(proposed);
        bool flagged = (parameters.Flags & ~proposed.Flags & CoCallFlags.CallParametersChanged)
            == CoCallFlags.CallParametersChanged;
        Require(!changed || flagged, rule, e);
        Require(changed || !flagged, "R131", e);
    }

    private void Closing(in DdiEvent e, NdisVcObject vc, ShadowVc shadow)
    {
        Require(!shadow.IsClosing, "R182", e);
        Require(shadow.Call != ShadowCall.Failed, "R133", e);
        Require(!(shadow.WasClosed && vc.Creator == VcCreator.CallManager), "R193", e);
        Require(!shadow.WasRejected, "R149", e);
        Require(
            shadow.WasRejected || (shadow.Call != ShadowCall.None && (shadow.Call != ShadowCall.Offered || shadow.IsRemoteClosed)),
            "R179",
            e);
        Require(shadow.Sends == 0, "R180", e);
    }

    private void CloseAnswered(in DdiEvent e, ShadowVc shadow, NdisVcObject vc)
    {
        if (!e.Status.IsSuccess)
        {
            shadow.IsClosing = false;
            return;
        }

        Require(!shadow.IsActive, "R190", e);
        bool makeOwed = IsOwed(vc, "ProtocolCmMakeCall");
        shadow.EndCall();
        Require(!makeOwed, "R126", e);
    }
}
