namespace UserCoNdis.Framework.Contracts;

/// <summary>A connection-oriented client (NDIS_CO_CLIENT_OPTIONAL_HANDLERS): makes and takes calls.</summary>
/// <remarks>A role is a type: a handler that is missing does not compile, which is what R002 and R011 ask.
/// A completion callback may run before the request's PENDING reached the caller (G4).</remarks>
public interface ICoClient : ICoProtocol
{
    /// <summary>Offers an adapter; NdisOpenAdapterEx has succeeded when it is called.</summary>
    /// <param name="binding">The client's face of the open binding.</param>
    /// <param name="protocolBindingContext">The driver's own, given to its callbacks.</param>
    /// <returns>Anything but success: the binding is closed again.</returns>
    [Ddi("ProtocolBindAdapterEx")]
    NdisStatus BindAdapterEx(ClientBinding binding, out object? protocolBindingContext);

    /// <summary>Tells of an address family that may be opened, once per family and binding (R025).</summary>
    [Ddi("ProtocolCoAfRegisterNotify")]
    void AfRegisterNotify(object? protocolBindingContext, CoAddressFamily addressFamily);

    /// <summary>Completes <see cref="ClientBinding.OpenAddressFamilyEx"/>.</summary>
    /// <param name="protocolAfContext">The client's AF context.</param>
    /// <param name="ndisAfHandle">The open family; null unless <paramref name="status"/> is success (R034).</param>
    /// <param name="status">The call manager's answer.</param>
    [Ddi("ProtocolClOpenAfCompleteEx")]
    void OpenAfCompleteEx(object? protocolAfContext, ClientAf? ndisAfHandle, NdisStatus status);

    /// <summary>Completes <see cref="ClientAf.Close"/>.</summary>
    [Ddi("ProtocolClCloseAfComplete")]
    void CloseAfComplete(NdisStatus status, object? protocolAfContext);

    /// <summary>Asks the client to close its calls, SAPs and then the family.</summary>
    /// <returns>Success: the family is closed. Pending: <see cref="ClientAf.NotifyCloseComplete"/> follows once.</returns>
    [Ddi("ProtocolClNotifyCloseAf")]
    NdisStatus NotifyCloseAf(object? clientAfContext);

    /// <summary>Completes <see cref="ClientAf.RegisterSap"/>.</summary>
    [Ddi("ProtocolClRegisterSapComplete")]
    void RegisterSapComplete(NdisStatus status, object? protocolSapContext, CoSap sap, ClientSap? ndisSapHandle);

    /// <summary>Completes <see cref="ClientSap.Deregister"/>.</summary>
    [Ddi("ProtocolClDeregisterSapComplete")]
    void DeregisterSapComplete(NdisStatus status, object? protocolSapContext);

    /// <summary>Tells of a VC that the call manager made for an incoming call.</summary>
    /// <param name="protocolAfContext">The client's AF context.</param>
    /// <param name="ndisVcHandle">The VC; valid until <see cref="DeleteVc"/> returned success.</param>
    /// <param name="protocolVcContext">The client's own for this VC.</param>
    /// <returns>Never pending (R074).</returns>
    [Ddi("ProtocolCoCreateVc")]
    NdisStatus CreateVc(object? protocolAfContext, ClientVc ndisVcHandle, out object? protocolVcContext);

    /// <summary>Tells that the call manager deletes a VC that it made.</summary>
    /// <returns>Never pending (R075).</returns>
    [Ddi("ProtocolCoDeleteVc")]
    NdisStatus DeleteVc(object? protocolVcContext);

    /// <summary>Completes <see cref="ClientVc.MakeCall(CoCallParameters)"/> and its multipoint form.</summary>
    /// <param name="status">Success: the VC is active and data may flow. Else the client deletes the VC (R133).</param>
    /// <param name="protocolVcContext">The VC's context.</param>
    /// <param name="ndisPartyHandle">The first party; null of a point-to-point call, and on a failure.</param>
    /// <param name="callParameters">The client's own, perhaps changed: look at CALL_PARAMETERS_CHANGED (R132).</param>
    [Ddi("ProtocolClMakeCallComplete")]
    void MakeCallComplete(
        NdisStatus status, object? protocolVcContext, ClientParty? ndisPartyHandle, CoCallParameters callParameters);

    /// <summary>Completes <see cref="ClientVc.CloseCall(ReadOnlyMemory{byte})"/> and its multipoint form.</summary>
    /// <param name="status">Success: closed and deactivated. Else the call still is (T43).</param>
    /// <param name="protocolVcContext">The VC's context.</param>
    /// <param name="protocolPartyContext">The last party's context; null of a point-to-point call.</param>
    [Ddi("ProtocolClCloseCallComplete")]
    void CloseCallComplete(NdisStatus status, object? protocolVcContext, object? protocolPartyContext);

    /// <summary>Completes <see cref="ClientVc.AddParty"/>.</summary>
    /// <param name="status">Unless success the client frees the party's context.</param>
    /// <param name="protocolPartyContext">The party's context.</param>
    /// <param name="ndisPartyHandle">The party; null unless <paramref name="status"/> is success.</param>
    /// <param name="callParameters">The client's own, perhaps changed: look at CALL_PARAMETERS_CHANGED.</param>
    [Ddi("ProtocolClAddPartyComplete")]
    void AddPartyComplete(
        NdisStatus status, object? protocolPartyContext, ClientParty? ndisPartyHandle, CoCallParameters callParameters);

    /// <summary>Completes <see cref="ClientParty.Drop"/>.</summary>
    /// <param name="status">Success: the client may free the party's context (R176). Else the party still is (T35).</param>
    /// <param name="protocolPartyContext">The party's context.</param>
    [Ddi("ProtocolClDropPartyComplete")]
    void DropPartyComplete(NdisStatus status, object? protocolPartyContext);

    /// <summary>Says that a party has left; the client answers with <see cref="ClientParty.Drop"/>, now or later (R173).</summary>
    /// <param name="dropStatus">Success: left in the normal course.</param>
    /// <param name="protocolPartyContext">The party's context.</param>
    /// <param name="closeData">What the party sent along; valid during the call.</param>
    [Ddi("ProtocolClIncomingDropParty")]
    void IncomingDropParty(NdisStatus dropStatus, object? protocolPartyContext, ReadOnlyMemory<byte> closeData);

    /// <summary>Completes <see cref="ClientVc.ModifyCallQoS"/>.</summary>
    /// <param name="status">Success: the new parameters hold; else the old ones do.</param>
    /// <param name="protocolVcContext">The VC's context.</param>
    /// <param name="callParameters">What holds now; look at CALL_PARAMETERS_CHANGED. The client may ask again, a bounded
    /// number of times (R213), or close the call.</param>
    [Ddi("ProtocolClModifyCallQoSComplete")]
    void ModifyCallQoSComplete(NdisStatus status, object? protocolVcContext, CoCallParameters callParameters);

    /// <summary>Says that the far end changes the call's parameters. To return accepts them; a client that does not calls
    /// ModifyCallQoS or CloseCall before it returns (R212).</summary>
    /// <param name="protocolVcContext">The VC's context.</param>
    /// <param name="callParameters">The new ones; the call manager's, valid during the call.</param>
    [Ddi("ProtocolClIncomingCallQoSChange")]
    void IncomingCallQoSChange(object? protocolVcContext, CoCallParameters callParameters);

    /// <summary>Offers an incoming call.</summary>
    /// <param name="protocolSapContext">The SAP it came for.</param>
    /// <param name="protocolVcContext">The VC it is on.</param>
    /// <param name="callParameters">The call manager's until the offer is answered.</param>
    /// <returns>Success accepts; pending: <see cref="ClientVc.IncomingCallComplete"/> follows once; else rejects.</returns>
    [Ddi("ProtocolClIncomingCall")]
    NdisStatus IncomingCall(object? protocolSapContext, object? protocolVcContext, CoCallParameters callParameters);

    /// <summary>Says that an accepted call is through; the client is ready for data before it returns.</summary>
    [Ddi("ProtocolClCallConnected")]
    void CallConnected(object? protocolVcContext);

    /// <summary>Says that the far end or the network ended the call; the client answers with CloseCall (R196).</summary>
    /// <param name="closeStatus">Success: ended in the normal course.</param>
    /// <param name="protocolVcContext">The VC's context.</param>
    /// <param name="closeData">What the far end sent along; valid during the call.</param>
    [Ddi("ProtocolClIncomingCloseCall")]
    void IncomingCloseCall(NdisStatus closeStatus, object? protocolVcContext, ReadOnlyMemory<byte> closeData);

    /// <summary>Answers a request of the call manager.</summary>
    [Ddi("ProtocolCoOidRequest")]
    NdisStatus OidRequest(
        object? protocolAfContext, object? protocolVcContext, object? protocolPartyContext, NdisOidRequest oidRequest);

    /// <summary>Completes a request that this client made.</summary>
    /// <param name="protocolAfContext">The AF's context; null for a request to the miniport.</param>
    /// <param name="protocolVcContext">The VC's context; null for a global request.</param>
    /// <param name="protocolPartyContext">The party's context; null for a request that is not about a party.</param>
    /// <param name="oidRequest">The client's again.</param>
    /// <param name="status">Its outcome.</param>
    [Ddi("ProtocolCoOidRequestComplete")]
    void OidRequestComplete(
        object? protocolAfContext,
        object? protocolVcContext,
        object? protocolPartyContext,
        NdisOidRequest oidRequest,
        NdisStatus status);
}
