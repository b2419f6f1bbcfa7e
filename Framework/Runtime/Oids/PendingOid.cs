using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Framework.Runtime;

/// <summary>An OID request under way.</summary>
internal sealed class PendingOid(NdisOidRequest request, OidTarget target, NdisAfInstance? af, NdisVcObject? vc)
{
    public NdisOidRequest Request => request;

    public OidTarget Target => target;

    public NdisAfInstance? Af => af;

    public NdisVcObject? Vc => vc;

    /// <summary>The party it is about; null: none.</summary>
    public NdisPartyObject? Party { get; init; }

    /// <summary>The requester when it is a client.</summary>
    public ClientPort? Client { get; init; }

    /// <summary>The requester when it is a call manager.</summary>
    public CallManagerPort? CallManager { get; init; }

    /// <summary>The requester's binding; null: the MCM, or NDIS.</summary>
    public ProtocolBinding? Binding { get; init; }

    /// <summary>The requester when it is NDIS itself.</summary>
    public Action<NdisStatus>? Completed { get; init; }

    /// <summary>Runs when the miniport may take only so long.</summary>
    public ILoopTimer? Limit { get; set; }

    public OidState State { get; set; }

    /// <summary>The requester's own id, while the request carries one of NDIS.</summary>
    public object? RequestId { get; set; }

    public required string Requester { get; init; }

    /// <summary>Whose a request is now.</summary>
    public static OidState StateOf(NdisOidRequest request) => Of(request)?.State ?? OidState.Own;

    public static PendingOid? Of(NdisOidRequest request) => request.NdisReserved as PendingOid;

    public override string ToString() =>
        $"{request.RequestType} {request.Oid} of {Requester} to the {target} on {(ITraced?)vc ?? af}".TrimEnd();
}
