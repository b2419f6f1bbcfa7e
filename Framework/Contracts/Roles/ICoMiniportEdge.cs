namespace UserCoNdis.Framework.Contracts;

/// <summary>What every connection-oriented miniport answers to, whether or not it manages calls itself
/// (NDIS_MINIPORT_CO_CHARACTERISTICS without the VC handlers, and the adapter callbacks).</summary>
public interface ICoMiniportEdge
{
    /// <summary>Gets the driver's name, for logs and violations.</summary>
    string Name { get; }

    /// <summary>Stops the adapter: ends its calls, tells its clients to close (4.14), gives everything back.</summary>
    /// <param name="miniportAdapterContext">What InitializeEx gave.</param>
    /// <returns>Pending: <see cref="MiniportAdapter.HaltComplete"/> follows once. The WDK's function blocks instead; on
    /// one loop nothing may block, see docs/adr.</returns>
    [Ddi("MiniportHaltEx")]
    NdisStatus HaltEx(object? miniportAdapterContext);

    /// <summary>Takes frames to send, all of them, in order (R218, R221).</summary>
    /// <param name="miniportVcContext">The VC they are for.</param>
    /// <param name="netBufferLists">A chain; the miniport's until it completes each list once.</param>
    /// <param name="sendFlags">As given by the sender.</param>
    [Ddi("MiniportCoSendNetBufferLists")]
    void SendNetBufferLists(object? miniportVcContext, NetBufferList netBufferLists, NdisSendFlags sendFlags);

    /// <summary>Gives indicated frames back; the chain may mix several indications.</summary>
    [Ddi("MiniportReturnNetBufferLists")]
    void ReturnNetBufferLists(object? miniportAdapterContext, NetBufferList netBufferLists);

    /// <summary>Asks that queued sends with this id complete soon with SEND_ABORTED.</summary>
    [Ddi("MiniportCancelSend")]
    void CancelSend(object? miniportAdapterContext, object cancelId);

    /// <summary>Answers a request to the miniport half; several may be under way at once (R246).</summary>
    /// <param name="miniportAdapterContext">The adapter's context.</param>
    /// <param name="miniportVcContext">The VC's context; null for a request about the adapter.</param>
    /// <param name="oidRequest">The miniport's until it completes.</param>
    [Ddi("MiniportCoOidRequest")]
    NdisStatus OidRequest(object? miniportAdapterContext, object? miniportVcContext, NdisOidRequest oidRequest);

    /// <summary>Asks that a pending request completes soon with REQUEST_ABORTED.</summary>
    [Ddi("MiniportCancelOidRequest")]
    void CancelOidRequest(object? miniportAdapterContext, object requestId);
}
