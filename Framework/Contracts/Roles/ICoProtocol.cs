namespace UserCoNdis.Framework.Contracts;

/// <summary>What every connection-oriented protocol driver answers to, client or call manager
/// (NDIS_PROTOCOL_CO_CHARACTERISTICS and the binding callbacks).</summary>
/// <remarks>Thread: the adapter's loop; a callback may call NDIS again, NDIS holds no lock (contract T42).</remarks>
public interface ICoProtocol
{
    /// <summary>Gets the driver's name, for logs and violations.</summary>
    string Name { get; }

    /// <summary>Ends the driver's use of the adapter: it closes its calls, SAPs and AFs, then the binding.</summary>
    /// <param name="protocolBindingContext">What BindAdapterEx gave.</param>
    /// <returns>Pending: <see cref="NdisBinding.CompleteUnbindAdapter"/> follows once.</returns>
    [Ddi("ProtocolUnbindAdapterEx")]
    NdisStatus UnbindAdapterEx(object? protocolBindingContext);

    /// <summary>Tells of a change of the binding: above all that data stops or may flow again (contract 3.1).</summary>
    /// <param name="protocolBindingContext">What BindAdapterEx gave.</param>
    /// <param name="netPnPEvent">What happens. <see cref="Contracts.NetPnPEvent.Pause"/>: send nothing more and return what was received.</param>
    /// <returns>Pending: <see cref="NdisBinding.CompleteNetPnPEvent"/> follows once.</returns>
    [Ddi("ProtocolNetPnPEvent")]
    NdisStatus NetPnPEvent(object? protocolBindingContext, NetPnPEvent netPnPEvent) => NdisStatus.Success;

    /// <summary>Tells a status of the adapter, or of one VC.</summary>
    /// <param name="protocolBindingContext">The binding's context.</param>
    /// <param name="protocolVcContext">The VC's context; null for a status of the adapter.</param>
    /// <param name="indication">Its buffer is valid during the call.</param>
    [Ddi("ProtocolCoStatusEx")]
    void StatusEx(object? protocolBindingContext, object? protocolVcContext, in NdisStatusIndication indication);

    /// <summary>Hands over received frames.</summary>
    /// <param name="protocolBindingContext">The binding's context.</param>
    /// <param name="protocolVcContext">The VC's context.</param>
    /// <param name="netBufferLists">A chain. Owner: this driver until it calls ReturnNetBufferLists; with
    /// <see cref="NdisReceiveFlags.Resources"/> never, it copies now (R229).</param>
    /// <param name="numberOfNetBufferLists">The length of the chain.</param>
    /// <param name="receiveFlags">See above.</param>
    [Ddi("ProtocolCoReceiveNetBufferLists")]
    void ReceiveNetBufferLists(
        object? protocolBindingContext,
        object? protocolVcContext,
        NetBufferList netBufferLists,
        int numberOfNetBufferLists,
        NdisReceiveFlags receiveFlags);

    /// <summary>Gives sent frames back, each with its status; the chain is this driver's again.</summary>
    [Ddi("ProtocolCoSendNetBufferListsComplete")]
    void SendNetBufferListsComplete(object? protocolVcContext, NetBufferList netBufferLists, NdisSendFlags sendCompleteFlags);
}
