using UserCoNdis.Framework.Contracts;
using OidStep = UserCoNdis.Framework.Runtime.Step<UserCoNdis.Framework.Runtime.OidState, UserCoNdis.Framework.Runtime.OidEffect>;

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

    /// <summary>Routes a request of a driver.</summary>
    public NdisStatus Request(PendingOid oid)
    {
        if (oid.Af is { } af && af.CheckUse().IsFailure)
        {
            return NdisStatus.Failure;
        }

        NdisStatus refusal = oid.Target == OidTarget.MiniportHalf ? adapter.Resetting.CheckUse() : NdisStatus.Success;
        return refusal.IsFailure ? refusal : Route(oid);
    }

    /// <summary>Routes a request of NDIS itself to the miniport, also within a reset.</summary>
    public NdisStatus RequestByNdis(NdisOidRequest request, Action<NdisStatus> completed) =>
        adapter.MiniportContext is null
            ? NdisStatus.Failure
            : Route(new(request, OidTarget.MiniportHalf, null, null) { Requester = "NDIS", Completed = completed });

    /// <summary>Completes a request that its target left pending; one that is not under way is left alone (R239).</summary>
    public void Complete(NdisOidRequest request, OidTarget target, NdisStatus status)
    {
        PendingOid? oid = PendingOid.Of(request);
        bool isTarget = oid?.Target == target && _pending.Contains(oid);
        OidStep step = OidOwnerTable.Complete(PendingOid.StateOf(request), isTarget);
        if (step.Effect != OidEffect.Complete)
        {
            return;
        }

        oid!.State = step.Next;
        status = Answered(oid, status);
        NdisAfInstance? af = oid.Target == OidTarget.MiniportHalf ? null : oid.Af;
        oid.Client?.OidRequestComplete(af, oid.Vc, oid.Party, request, status);
        oid.CallManager?.OidRequestComplete(af, oid.Vc, oid.Party, request, status);
        oid.Completed?.Invoke(status);
    }

    /// <summary>Asks the miniport to end the pending requests of one protocol that carry this id; it completes them (R247).</summary>
    public void Cancel(ProtocolBinding requester, object requestId)
    {
        if (_pending.Find(oid => oid.Target == OidTarget.MiniportHalf && oid.Binding == requester
            && Equals(oid.Request.RequestId, requestId)) is { } found)
        {
            Apply(found, OidOwnerTable.Cancel(found.State)); // one call ends all that carry the id
        }
    }

    public void AbortAll(NdisStatus status)
    {
        foreach (PendingOid oid in _pending.ToArray())
        {
            Complete(oid.Request, oid.Target, status);
        }
    }

    private NdisStatus Route(PendingOid oid)
    {
        OidStep step = OidOwnerTable.Request(PendingOid.StateOf(oid.Request));
        if (step.Effect != OidEffect.Forward)
        {
            return step.Status;
        }

        oid.State = step.Next;
        Begin(oid);
        NdisStatus status = oid.Target switch
        {
            OidTarget.MiniportHalf => ToMiniport(oid),
            OidTarget.CallManager => oid.Af!.CallManager.OidRequest(oid.Af, oid.Vc, oid.Party, oid.Request),
            OidTarget.Client => oid.Af!.Client.Client!.OidRequest(oid.Af, oid.Vc, oid.Party, oid.Request),
        };
        if (status.IsPending || OidOwnerTable.Returned(oid.State) is not { Effect: OidEffect.GiveBack } returned)
        {
            return NdisStatus.Pending;
        }

        oid.State = returned.Next;
        return Answered(oid, status);
    }

    private NdisStatus ToMiniport(PendingOid oid) => adapter.IsLost
        ? NdisStatus.Failure
        : adapter.Boundary.Call(
            new DdiEvent("MiniportCoOidRequest", adapter.Miniport.Name, (ITraced?)oid.Vc?.Carrier ?? adapter)
            {
                Other = oid.Request,
            },
            (adapter, oid),
            static a => ((ICoMiniportEdge)a.adapter.Miniport).OidRequest(
                a.adapter.MiniportContext, a.oid.Vc?.Carrier.MiniportHolder.Context, a.oid.Request));

    private void Begin(PendingOid oid)
    {
        oid.Request.NdisReserved = oid;
        oid.Request.RequestHandle = oid.Binding;
        _pending.Add(oid);
        if (oid.Target == OidTarget.MiniportHalf && oid.Request.Timeout > TimeSpan.Zero)
        {
            oid.RequestId = oid.Request.RequestId;
            oid.Request.RequestId ??= oid; // so that it can be cancelled by an id
            oid.Limit = adapter.Host.Loop.CreateTimer(() => Expire(oid));
            oid.Limit.Arm(adapter.Host.Loop.Now + oid.Request.Timeout);
        }
    }

    private void Apply(PendingOid oid, OidStep step)
    {
        oid.State = step.Next;
        switch (step.Effect)
        {
            case OidEffect.AskToCancel:
                CallCancel(oid);
                break;
            case OidEffect.ResetAdapter:
                adapter.Reset(static _ => { });
                break;
            case OidEffect.None or OidEffect.Forward or OidEffect.GiveBack or OidEffect.Complete:
                break; // done where the request is
            default:
                throw new InvalidOperationException($"Effect {step.Effect}.");
        }
    }

    private void Expire(PendingOid oid)
    {
        if (oid.State == OidState.Pending)
        {
            oid.Limit!.Arm(adapter.Host.Loop.Now + oid.Request.Timeout);
        }

        Apply(oid, OidOwnerTable.Expire(oid.State));
    }

    private void CallCancel(PendingOid oid) => adapter.Boundary.Call(
        new DdiEvent("MiniportCancelOidRequest", adapter.Miniport.Name, (ITraced?)oid.Vc?.Carrier ?? adapter)
        {
            Context = oid.Request.RequestId,
        },
        (adapter, oid.Request.RequestId),
        static a => a.adapter.Miniport.CancelOidRequest(a.adapter.MiniportContext, a.RequestId!));

    /// <summary>The request is the requester's again; what it says of its buffer is true (R243, R244).</summary>
    private NdisStatus Answered(PendingOid oid, NdisStatus status)
    {
        NdisOidRequest request = oid.Request;
        _ = _pending.Remove(oid);
        request.NdisReserved = null;
        request.RequestHandle = null;
        if (oid.Limit is { } limit)
        {
            limit.Dispose();
            request.RequestId = oid.RequestId;
        }

        if (oid.Target == OidTarget.MiniportHalf && adapter.IsRemoved)
        {
            status = NdisStatus.NotAccepted; // R248, whatever the driver answers
        }

        bool isTrue = Bound(request);
        if (status.IsSuccess && oid.Target == OidTarget.MiniportHalf)
        {
            adapter.Addressing.Remember(request);
        }

        return status.IsSuccess && !isTrue ? NdisStatus.Failure : status;
    }

    /// <summary>A count outside the buffer becomes 0, so that no requester reads or skips by it.</summary>
    private static bool Bound(NdisOidRequest request)
    {
        int length = request.InformationBuffer.Length;
        bool written = (uint)request.BytesWritten <= (uint)length;
        bool read = (uint)request.BytesRead <= (uint)length;
        request.BytesWritten = written ? request.BytesWritten : 0;
        request.BytesRead = read ? request.BytesRead : 0;
        request.BytesNeeded = Math.Max(0, request.BytesNeeded);
        return written && read;
    }
}
