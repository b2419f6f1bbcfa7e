using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Brings OID requests to their target and their completion back; does not serialize them (T11, R246).</summary>
internal sealed class OidRouter(NdisAdapter adapter)
{
    private readonly List<PendingOid> _pending = [];

    public IReadOnlyList<PendingOid> Pending => _pending;

    public bool IsPendingOn(NdisVcObject vc)
    {
        foreach (PendingOid oid in _pending)
        {
            if (ReferenceEquals(oid.Vc, vc))
            {
                return true;
            }
        }

        return false;
    }

    public NdisStatus Request(PendingOid oid)
    {
        if (oid.Request.NdisReserved is not null || (oid.Af is { } af && af.CheckUse().IsFailure))
        {
            return NdisStatus.Failure;
        }

        oid.Request.NdisReserved = oid;
        _pending.Add(oid);
        NdisStatus status = oid.Target switch
        {
            OidTarget.Miniport => ToMiniport(oid),
            OidTarget.CallManager => oid.Af!.CallManager.OidRequest(oid.Af, oid.Vc, oid.Party, oid.Request),
            OidTarget.Client => oid.Af!.Client.Client!.OidRequest(oid.Af, oid.Vc, oid.Party, oid.Request),
        };
        if (status.IsPending || !ReferenceEquals(oid.Request.NdisReserved, oid))
        {
            return NdisStatus.Pending;
        }

        Forget(oid);
        return status;
    }

    /// <summary>Completes a request that its target left pending; one that is not under way is left alone (R239).</summary>
    public void Complete(NdisOidRequest request, OidTarget target, NdisStatus status)
    {
        if (request.NdisReserved is not PendingOid oid || oid.Target != target || !_pending.Contains(oid))
        {
            return;
        }

        Forget(oid);
        NdisAfInstance? af = oid.Target == OidTarget.Miniport ? null : oid.Af;
        oid.Client?.OidRequestComplete(af, oid.Vc, oid.Party, request, status);
        oid.CallManager?.OidRequestComplete(af, oid.Vc, oid.Party, request, status);
    }

    /// <summary>Asks the miniport to end the pending requests of one protocol that carry this id; it completes them.</summary>
    public void Cancel(ProtocolBinding requester, object requestId)
    {
        foreach (PendingOid oid in _pending.ToArray())
        {
            if (oid.Target == OidTarget.Miniport && oid.Binding == requester && Equals(oid.Request.RequestId, requestId))
            {
                adapter.Boundary.Call(
                    adapter.Miniport.Name,
                    "MiniportCancelOidRequest",
                    oid.Vc?.Carrier,
                    NdisStatus.Success,
                    (adapter, requestId),
                    static a => a.adapter.Miniport.CancelOidRequest(a.adapter.MiniportContext, a.requestId));
                return; // one call ends all that carry it
            }
        }
    }

    public void AbortAll(NdisStatus status)
    {
        foreach (PendingOid oid in _pending.ToArray())
        {
            Complete(oid.Request, oid.Target, status);
        }
    }

    private NdisStatus ToMiniport(PendingOid oid)
    {
        if (adapter.IsLost)
        {
            return NdisStatus.Failure;
        }

        return adapter.Boundary.Call(
            new DdiEvent("MiniportCoOidRequest", adapter.Miniport.Name, (ITraced?)oid.Vc?.Carrier ?? adapter)
            {
                Other = oid.Request,
            },
            (adapter, oid),
            static a => ((ICoMiniportEdge)a.adapter.Miniport).OidRequest(
                a.adapter.MiniportContext, a.oid.Vc?.Carrier.MiniportHolder.Context, a.oid.Request));
    }

    private void Forget(PendingOid oid)
    {
        _ = _pending.Remove(oid);
        oid.Request.NdisReserved = null;
    }
}
