using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Permanent VCs (3.9, 4.15).</summary>
public abstract partial class ScriptedCallManager
{
    /// <summary>The PVCs that clients configured.</summary>
    public List<ScriptedPvc> Pvcs { get; } = [];

    /// <summary>Offers a call on a PVC to the client of a SAP; the network is not asked.</summary>
    public ScriptedVc OfferPvc(ScriptedPvc pvc, ScriptedSap sap)
    {
        CoCallParameters parameters = CallParameters.OfPvc(pvc.Parameters);
        pvc.User = Offer(sap, parameters);
        return pvc.User;
    }

    /// <summary>Adds or deletes a PVC; one whose call is up loses it first (3.9).</summary>
    private NdisStatus Configure(NdisOidRequest request)
    {
        if (!CoPvc.TryRead(request.InformationBuffer.Span, out CoPvc asked))
        {
            return NdisStatus.InvalidLength;
        }

        if (request.Oid == Oid.CoAddPvc)
        {
            Pvcs.Add(new ScriptedPvc(asked.PvcParameters));
            return NdisStatus.Success;
        }

        if (Pvcs.Find(p => p.Parameters.Equals(asked.PvcParameters)) is not { } pvc)
        {
            return NdisStatus.InvalidData;
        }

        Pvcs.Remove(pvc);
        if (pvc.User is { HasCall: true } user)
        {
            HangUp(user, NdisStatus.Failure);
        }

        return NdisStatus.Success;
    }

    /// <summary>Says something of a call to the network, unless it is on a PVC.</summary>
    private void Signal(ScriptedVc vc, string message)
    {
        if (!vc.IsPermanent)
        {
            Signal(message);
        }
    }

    /// <summary>The PVC that a call asks for; null: it asks for none.</summary>
    private ScriptedPvc? Select(CoCallParameters parameters) => parameters.Flags.HasFlag(CoCallFlags.PermanentVc)
        ? Pvcs.Find(p => p.Parameters.Equals(parameters.CallMgrParameters?.CallMgrSpecific))
        : null;
}
