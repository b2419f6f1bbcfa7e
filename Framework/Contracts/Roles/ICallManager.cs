namespace UserCoNdis.Framework.Contracts;

/// <summary>The call-manager role (NDIS_CO_CALL_MANAGER_OPTIONAL_HANDLERS), of a stand-alone call manager or of an MCM.</summary>
/// <typeparam name="TAf">The handle of an opened family in this shape.</typeparam>
/// <typeparam name="TSap">The handle of a SAP in this shape.</typeparam>
/// <typeparam name="TVc">The handle of a VC in this shape.</typeparam>
/// <remarks>The handle types keep the shapes apart: an MCM cannot call NdisCmActivateVc (R018), a stand-alone call
/// manager cannot call NdisMCm functions (R014); neither compiles.</remarks>
public interface ICallManager<in TAf, in TSap, in TVc>
{
    /// <summary>A client opens the family.</summary>
    /// <param name="callMgrBindingContext">Binding context; for an MCM its adapter context.</param>
    /// <param name="addressFamily">What it opens; type and version are checked (R030).</param>
    /// <param name="ndisAfHandle">Kept until the close completes.</param>
    /// <param name="callMgrAfContext">Counts on a success return; after pending, OpenComplete's counts.</param>
    [Ddi("ProtocolCmOpenAf")]
    NdisStatus OpenAf(
        object? callMgrBindingContext, CoAddressFamily addressFamily, TAf ndisAfHandle, out object? callMgrAfContext);

    /// <summary>The client closes the family.</summary>
    /// <returns>Success; pending, with a completion when nothing is outstanding; NOT_ACCEPTED while something is (R041).</returns>
    [Ddi("ProtocolCmCloseAf")]
    NdisStatus CloseAf(object? callMgrAfContext);

    /// <summary>The client finished what NotifyClose asked.</summary>
    [Ddi("ProtocolCmNotifyCloseAfComplete")]
    void NotifyCloseAfComplete(object? callMgrAfContext, NdisStatus status);

    /// <summary>A client registers a SAP; INVALID_DATA for one that is not known (R057) or taken (R058).</summary>
    [Ddi("ProtocolCmRegisterSap")]
    NdisStatus RegisterSap(object? callMgrAfContext, CoSap sap, TSap ndisSapHandle, out object? callMgrSapContext);

    /// <summary>The client gives the SAP up.</summary>
    [Ddi("ProtocolCmDeregisterSap")]
    NdisStatus DeregisterSap(object? callMgrSapContext);

    /// <summary>The client made a VC; nothing is signaled yet (R083).</summary>
    /// <returns>Never pending (R074).</returns>
    [Ddi("ProtocolCoCreateVc")]
    NdisStatus CreateVc(object? callMgrAfContext, TVc ndisVcHandle, out object? callMgrVcContext);

    /// <summary>The client deletes a VC that it made.</summary>
    /// <returns>Never pending (R075).</returns>
    [Ddi("ProtocolCoDeleteVc")]
    NdisStatus DeleteVc(object? callMgrVcContext);

    /// <summary>The client makes a call on its VC.</summary>
    /// <param name="callMgrVcContext">The VC's context.</param>
    /// <param name="callParameters">The client's; may be changed in place, with CALL_PARAMETERS_CHANGED (R130).</param>
    /// <param name="ndisPartyHandle">The first party of a multipoint call; null: the call is point-to-point.</param>
    /// <param name="callMgrPartyContext">The party's, not null (R128); null for a point-to-point call (R129). After pending,
    /// MakeCallComplete's counts, if it gives one (T39).</param>
    /// <returns>Success only with the VC active (R127); pending: one MakeCallComplete follows, also for a failure (R126).
    /// NOT_SUPPORTED: no such feature, multipoint perhaps.</returns>
    [Ddi("ProtocolCmMakeCall")]
    NdisStatus MakeCall(
        object? callMgrVcContext,
        CoCallParameters callParameters,
        CallManagerParty? ndisPartyHandle,
        out object? callMgrPartyContext);

    /// <summary>The client closes its call.</summary>
    /// <param name="callMgrVcContext">The VC's context.</param>
    /// <param name="callMgrPartyContext">The last party's context, freed with the call (R187); null for point-to-point.</param>
    /// <param name="closeData">Goes to the far end first (R185); INVALID_DATA when the medium cannot carry it (R186).</param>
    /// <returns>Success with the VC deactivated (R190); pending: one CloseCallComplete follows (R189).</returns>
    [Ddi("ProtocolCmCloseCall")]
    NdisStatus CloseCall(object? callMgrVcContext, object? callMgrPartyContext, ReadOnlyMemory<byte> closeData);

    /// <summary>The client adds a party to its multipoint call.</summary>
    /// <param name="callMgrVcContext">The VC's context.</param>
    /// <param name="callParameters">The client's; may be changed in place, with CALL_PARAMETERS_CHANGED.</param>
    /// <param name="ndisPartyHandle">Kept until the party is dropped.</param>
    /// <param name="callMgrPartyContext">The party's, not null on success; after pending, AddComplete's counts, if it gives one (T39).</param>
    /// <returns>Pending: one AddComplete follows (R164). NOT_SUPPORTED without multipoint (R178).</returns>
    [Ddi("ProtocolCmAddParty")]
    NdisStatus AddParty(
        object? callMgrVcContext,
        CoCallParameters callParameters,
        CallManagerParty ndisPartyHandle,
        out object? callMgrPartyContext);

    /// <summary>The client drops a party that is not the last.</summary>
    /// <param name="callMgrPartyContext">The party's context, freed when the drop completes.</param>
    /// <param name="closeData">Goes to the party first; INVALID_DATA when the medium cannot carry it (R174).</param>
    /// <returns>Pending: one DropComplete follows (R175).</returns>
    [Ddi("ProtocolCmDropParty")]
    NdisStatus DropParty(object? callMgrPartyContext, ReadOnlyMemory<byte> closeData);

    /// <summary>The client asks for other parameters of its call.</summary>
    /// <param name="callMgrVcContext">The VC's context.</param>
    /// <param name="callParameters">The client's; may be changed in place, with CALL_PARAMETERS_CHANGED (R209).</param>
    /// <returns>Success with the VC active on the new parameters (R205); pending: one ModifyCallQoSComplete follows (R208).
    /// A failure leaves the old parameters in force (R206); NOT_SUPPORTED without QoS (R207).</returns>
    [Ddi("ProtocolCmModifyCallQoS")]
    NdisStatus ModifyCallQoS(object? callMgrVcContext, CoCallParameters callParameters);

    /// <summary>The client answered an offer that it had left pending (R150).</summary>
    [Ddi("ProtocolCmIncomingCallComplete")]
    void IncomingCallComplete(NdisStatus status, object? callMgrVcContext, CoCallParameters callParameters);

    /// <summary>Answers a request of a client to the call-manager half.</summary>
    [Ddi("ProtocolCoOidRequest")]
    NdisStatus OidRequest(
        object? callMgrAfContext, object? callMgrVcContext, object? callMgrPartyContext, NdisOidRequest oidRequest);

    /// <summary>Completes a request that this call manager made to a client.</summary>
    [Ddi("ProtocolCoOidRequestComplete")]
    void OidRequestComplete(
        object? callMgrAfContext,
        object? callMgrVcContext,
        object? callMgrPartyContext,
        NdisOidRequest oidRequest,
        NdisStatus status);
}
