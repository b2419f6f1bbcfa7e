using System.Runtime.CompilerServices;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of OID requests: of each one, and what they told of miniports and families.</summary>
/// <param name="pending">The requests under way, by the request.</param>
internal sealed class ShadowOids(IReadOnlyDictionary<NdisOidRequest, ShadowRequest> pending)
{
    private readonly ConditionalWeakTable<NdisOidRequest, ShadowOid> _seen = [];

    public ShadowOid Of(NdisOidRequest request) => _seen.GetOrCreateValue(request);

    public bool IsPending(NdisOidRequest request) => pending.ContainsKey(request);

    /// <summary>The family whose client or call manager was asked; null: the miniport was.</summary>
    public static NdisAfInstance? FamilyOf(ITraced subject) => subject as NdisAfInstance ?? (subject as NdisVcObject)?.Af;

    /// <summary>What the target says of the buffer lies in it (R244).</summary>
    public static bool HasTrueCounts(NdisOidRequest request) =>
        (uint)request.BytesWritten <= (uint)request.InformationBuffer.Length
        && (uint)request.BytesRead <= (uint)request.InformationBuffer.Length;

    public static void Called(in DdiEvent e)
    {
        if (e is { Id: DdiId.NdisCoOidRequest, Via: NdisAfInstance af, Other: NdisOidRequest request })
        {
            Shadows.Of(af).Oids.Asked(request, byClient: e.Driver == af.Client.DriverName);
        }
        else if (e.Id == DdiId.NdisClCloseAddressFamily)
        {
            e.Af.Oids.CloseBegun();
        }
    }

    public void Entered(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.MiniportCoOidRequest:
                Enter(e, (NdisOidRequest)e.Other!);
                break;
            case DdiId.ProtocolCoOidRequest:
                Of((NdisOidRequest)e.Other!).Begin((NdisOidRequest)e.Other!);
                break;
            case DdiId.ProtocolCoOidRequestComplete when e.Context is NdisOidRequest request:
                Of(request).IsOwedToRequester = false;
                break;
            case DdiId.MiniportCancelOidRequest:
                object? id = e.Context;
                Mark(e.Subject.Home, request => Of(request).IsCancelled |= Equals(request.RequestId, id));
                break;
            case DdiId.MiniportResetEx:
                Mark(e.Subject.Home, request => Of(request).WasReset = true);
                e.Adapter.Miniport.Reset();
                break;
            case DdiId.MiniportDevicePnPEventNotify:
                e.Adapter.Miniport.IsRemoved = true;
                break;
            default:
                break; // nothing to remember
        }
    }

    public void Answered(in DdiEvent e)
    {
        if (e is not { Id: DdiId.MiniportCoOidRequest or DdiId.ProtocolCoOidRequest, Other: NdisOidRequest request })
        {
            return;
        }

        Of(request).IsOwedToRequester = e.Request!.IsByCompletion;
        if (!e.Status.IsSuccess || !HasTrueCounts(request))
        {
            return;
        }

        if (e.Id == DdiId.MiniportCoOidRequest)
        {
            e.Adapter.Miniport.Answered(request, e.Request.Subject as NdisVcObject);
        }
        else if (FamilyOf(e.Request.Subject) is { } af)
        {
            Shadows.Of(af).Oids.Answered(request);
        }
    }

    private void Enter(in DdiEvent e, NdisOidRequest request)
    {
        ShadowOid oid = Of(request);
        oid.Begin(request);
        e.Adapter.Miniport.Remember(request);
        Mark(e.Subject.Home, other =>
        {
            if (!ReferenceEquals(other, request))
            {
                Of(other).HadCompany = true;
                oid.HadCompany = true;
            }
        });
    }

    /// <summary>Does something with each request that the miniport of an adapter has.</summary>
    private void Mark(NdisAdapter adapter, Action<NdisOidRequest> mark)
    {
        foreach ((NdisOidRequest request, ShadowRequest callback) in pending)
        {
            if (callback.Callback == DdiId.MiniportCoOidRequest && ReferenceEquals(callback.Subject.Home, adapter))
            {
                mark(request);
            }
        }
    }
}
