using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>R019 to R069: address families and SAPs.</summary>
internal sealed partial class Verifier
{
    private void CalledOnAf(in DdiEvent e, NdisAfInstance af, ShadowAf shadow)
    {
        switch (e.Ddi)
        {
            case "NdisCmOpenAddressFamilyComplete":
                if (Complete(e, "ProtocolCmOpenAf", "R031"))
                {
                    shadow.IsOpen = e.Status.IsSuccess;
                }

                break;
            case "NdisClCloseAddressFamily":
                Require(shadow.IsOpen || shadow.IsClosed, "R033", e);
                Require(!shadow.IsClosing && !shadow.IsClosed, "R036", e);
                Require(!HasObjects(af, ofCallManager: false), "R037", e);
                break;
            case "NdisCmCloseAddressFamilyComplete":
                if (Complete(e, "ProtocolCmCloseAf", "R045"))
                {
                    Require(e.Status.IsSuccess, "R044", e);
                    Require(!HasObjects(af, ofCallManager: false), "R042", e);
                    Require(!HasObjects(af, ofCallManager: true), "R043", e);
                    CloseAnswered(shadow, e.Status);
                }

                break;
            case "NdisCmNotifyCloseAddressFamily":
                Require(!shadow.IsClosed, "R045", e);
                Require(!shadow.WasNotified, "R048", e);
                break;
            case "NdisClNotifyCloseAddressFamilyComplete":
                if (Complete(e, "ProtocolClNotifyCloseAf", "R050"))
                {
                    Require(shadow.IsClosed || !e.Status.IsSuccess, "R050", e);
                    shadow.WasNotified = e.Status.IsSuccess;
                }

                break;
            default:
                break; // no rule of this part
        }
    }

    /// <summary>A callback about the family returned its final status.</summary>
    private void AfAnswered(in DdiEvent e, NdisAfInstance af, ShadowAf shadow)
    {
        switch (e.Ddi)
        {
            case "ProtocolCmOpenAf":
                shadow.IsOpen = e.Status.IsSuccess;
                break;
            case "ProtocolCmCloseAf":
                Require(!e.Status.IsSuccess || !HasObjects(af, ofCallManager: false), "R041", e);
                Require(!e.Status.IsSuccess || !HasObjects(af, ofCallManager: true), "R043", e);
                CloseAnswered(shadow, e.Status);
                break;
            case "ProtocolClNotifyCloseAf":
                Require(!e.Status.IsSuccess || shadow.IsClosed || shadow.IsClosing, "R051", e);
                shadow.WasNotified = e.Status.IsSuccess;
                break;
            default:
                break; // no rule of this part
        }
    }

    private static void CloseAnswered(ShadowAf shadow, NdisStatus status)
    {
        shadow.IsClosing = false;
        shadow.IsClosed = status.IsSuccess;
        shadow.IsOpen = !status.IsSuccess;
    }

    private void CalledOnSap(in DdiEvent e, NdisSapObject sap, ShadowSap shadow)
    {
        switch (e.Ddi)
        {
            case "NdisClRegisterSap":
                ShadowAf af = _afs.GetOrCreateValue(sap.Af);
                Require(af is { IsOpen: true, IsClosing: false }, "R055", e);
                Require(
                    sap.Af.Registration.Family.AddressFamily is not (CoAddressFamily.Tapi or CoAddressFamily.TapiProxy)
                    || sap.Sap.SapType == CoSap.AfTapiSapType,
                    "R069",
                    e);
                break;
            case "NdisCmRegisterSapComplete":
                if (Complete(e, "ProtocolCmRegisterSap", "R059"))
                {
                    SapAnswered("ProtocolCmRegisterSap", shadow, e.Status);
                }

                break;
            case "NdisClDeregisterSap":
                Require(!shadow.IsDeregistering, "R063", e);
                Require(shadow.IsRegistered, "R062", e);
                break;
            case "NdisCmDeregisterSapComplete":
                if (Complete(e, "ProtocolCmDeregisterSap", "R065"))
                {
                    SapAnswered("ProtocolCmDeregisterSap", shadow, e.Status);
                }

                break;
            default:
                break; // no rule of this part
        }
    }

    private static void SapAnswered(string callback, ShadowSap shadow, NdisStatus status)
    {
        if (callback == "ProtocolCmRegisterSap")
        {
            shadow.IsRegistering = false;
            shadow.IsRegistered = status.IsSuccess;
        }
        else if (callback == "ProtocolCmDeregisterSap")
        {
            shadow.IsDeregistering = false;
            shadow.IsRegistered = !status.IsSuccess;
        }
    }

    /// <summary>A VC that is being deleted is as good as gone: the peer may close the family from within its DeleteVc.</summary>
    private bool HasObjects(NdisAfInstance af, bool ofCallManager)
    {
        foreach (ShadowVc shadow in _liveVcs.Where(live => live.Vc.Activation.State != VcState.Deleting))
        {
            bool theirs = shadow.Vc.Creator == VcCreator.CallManager;
            if (shadow.Vc.Af == af && (theirs == ofCallManager || (!ofCallManager && shadow.Call != ShadowCall.None)))
            {
                return true;
            }
        }

        return !ofCallManager && af.Adapter.Saps.Exists(s =>
            s.Af == af && _saps.TryGetValue(s, out ShadowSap? sap) && (sap.IsRegistered || sap.IsRegistering));
    }
}
