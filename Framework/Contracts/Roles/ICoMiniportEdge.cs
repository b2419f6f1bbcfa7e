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

    /// <summary>Stops data: queued sends complete with PAUSED, indicated frames come back. Calls, VCs, SAPs and families
    /// are not affected (T36).</summary>
    /// <param name="miniportAdapterContext">What InitializeEx gave.</param>
    /// <returns>Success; pending: <see cref="MiniportAdapter.PauseComplete"/> follows once. A pause cannot fail.</returns>
    [Ddi("MiniportPause")]
    NdisStatus Pause(object? miniportAdapterContext);

    /// <summary>Lets data flow again, or for the first time after InitializeEx.</summary>
    /// <param name="miniportAdapterContext">What InitializeEx gave.</param>
    /// <returns>Pending: <see cref="MiniportAdapter.RestartComplete"/> follows once. An error: the adapter stays paused.</returns>
    [Ddi("MiniportRestart")]
    NdisStatus Restart(object? miniportAdapterContext);

    /// <summary>Resets the device: queued sends and pending requests are aborted (R247, R273), state is programmed again.
    /// Every handle stays valid (R271).</summary>
    /// <param name="miniportAdapterContext">What InitializeEx gave.</param>
    /// <param name="addressingReset">Counts unless pending is returned; see <see cref="MiniportAdapter.ResetComplete"/>.</param>
    /// <returns>Pending: <see cref="MiniportAdapter.ResetComplete"/> follows once. SOFT_ERRORS, HARD_ERRORS: it does not work.</returns>
    [Ddi("MiniportResetEx")]
    NdisStatus ResetEx(object? miniportAdapterContext, out bool addressingReset);

    /// <summary>The system goes down: brings the device into a known state. Nothing follows, and nothing is given back.</summary>
    [Ddi("MiniportShutdownEx")]
    void ShutdownEx(object? miniportAdapterContext);

    /// <summary>Tells what happens to the device; after a surprise removal requests are NOT_ACCEPTED until HaltEx (R248).</summary>
    [Ddi("MiniportDevicePnPEventNotify")]
    void DevicePnPEventNotify(object? miniportAdapterContext, NdisDevicePnPEvent devicePnPEvent);

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
