using System.Text;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Permanent VCs (3.9, 4.15).</summary>
public abstract partial class ScriptedCallManager
{
    /// <summary>The PVCs that clients configured. A call on one that is deleted ends, unless a test gives another list.</summary>
    public PvcList Pvcs { get; set; }

    /// <summary>Offers a call on a PVC to the client of a SAP; the network is not asked.</summary>
    public ScriptedVc OfferPvc(Pvc pvc, ScriptedSap sap)
    {
        ArgumentNullException.ThrowIfNull(pvc);
        ScriptedVc vc = NewVc(sap.Af);
        LastOffered = vc;
        if (OfferAnswer is not null)
        {
            return vc;
        }

        NdisStatus taken = pvc.Offer(vc);
        if (taken.IsSuccess)
        {
            vc.Pvc = pvc;
            OfferAgain(vc, sap, CallParameters.OfPvc(pvc.Parameters));
        }
        else
        {
            OfferAnswer = taken;
            Delete(vc);
        }

        return vc;
    }

    /// <summary>Answers a request that configures PVCs; null: it is another, or fails by its script.</summary>
    private NdisStatus? Configure(NdisOidRequest request, NdisStatus scripted) =>
        scripted.IsSuccess && PvcList.Configures(request.Oid) ? Pvcs.Configure(request) : null;

    /// <summary>The PVC of a call was deleted; a call that is still being made finds that out by itself.</summary>
    private void EndOnPvc(ScriptedVc vc)
    {
        if (vc is { HasCall: true, IsHungUp: false })
        {
            HangUp(vc, NdisStatus.Failure);
        }
    }

    /// <summary>Puts a call on the PVC that it asks for; one that asks for none just goes on.</summary>
    private NdisStatus TakePvc(ScriptedVc vc, CoCallParameters parameters)
    {
        vc.Pvc = null;
        if (!parameters.Flags.HasFlag(CoCallFlags.PermanentVc))
        {
            return NdisStatus.Success;
        }

        Pvc? pvc = Pvcs.Select(parameters);
        NdisStatus status = pvc?.MakeCall(vc) ?? NdisStatus.InvalidData;
        vc.Pvc = status.IsSuccess ? pvc : null;
        return status;
    }

    private static void LeavePvc(ScriptedVc vc)
    {
        vc.Pvc?.CallEnded();
        vc.Pvc = null;
    }

    /// <summary>Says something of a call to the network, unless it is on a PVC.</summary>
    private bool Signal(ScriptedVc vc, string message, ReadOnlyMemory<byte> data = default) =>
        vc.Pvc is not null || IsSilent || Signal(data.IsEmpty ? message : $"{message} {Encoding.ASCII.GetString(data.Span)}");
}
