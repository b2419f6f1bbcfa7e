namespace UserCoNdis.Framework.Contracts;

/// <summary>A protocol's open binding to an adapter: what both protocol roles do with it.</summary>
public abstract class NdisBinding
{
    /// <summary>Gets the adapter's name.</summary>
    public abstract string AdapterName { get; }

    /// <summary>Sends a request to the miniport half of the adapter (NDIS_HANDLE NdisAfHandle = NULL).</summary>
    /// <param name="ndisVcHandle">The VC it is about; null: the adapter.</param>
    /// <param name="oidRequest">The target's until it completes.</param>
    /// <returns>Pending: one OidRequestComplete follows.</returns>
    [Ddi("NdisCoOidRequest")]
    public abstract NdisStatus OidRequest(NdisVc? ndisVcHandle, NdisOidRequest oidRequest);

    /// <summary>Cancels this binding's pending requests to the miniport that carry this RequestId; each completes soon with
    /// REQUEST_ABORTED (R247).</summary>
    [Ddi("NdisCancelOidRequest")]
    public abstract void CancelOidRequest(object requestId);

    /// <summary>Completes a NetPnPEvent that returned pending.</summary>
    [Ddi("NdisCompleteNetPnPEvent")]
    public abstract void CompleteNetPnPEvent(NdisStatus status);

    /// <summary>Gives received frames back to the miniport, in any order and grouping.</summary>
    [Ddi("NdisReturnNetBufferLists")]
    public abstract void ReturnNetBufferLists(NetBufferList netBufferLists);

    /// <summary>Cancels queued sends with this id.</summary>
    [Ddi("NdisCancelSendNetBufferLists")]
    public abstract void CancelSendNetBufferLists(object cancelId);

    /// <summary>Completes an UnbindAdapterEx that returned pending, after everything on the binding was closed.</summary>
    [Ddi("NdisCompleteUnbindAdapterEx")]
    public abstract void CompleteUnbindAdapter();
}
