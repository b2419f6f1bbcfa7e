namespace UserCoNdis.Framework.Contracts;

/// <summary>A VC in a client's hands (NdisVcHandle).</summary>
public abstract class ClientVc : NdisVc
{
    /// <summary>Makes a point-to-point call on a VC that this client created.</summary>
    /// <param name="callParameters">The client's, untouched until the call completes; speeds in bytes/s.</param>
    /// <returns>Pending: one <see cref="ICoClient.MakeCallComplete"/> follows; else none does.</returns>
    [Ddi("NdisClMakeCall")]
    public abstract NdisStatus MakeCall(CoCallParameters callParameters);

    /// <summary>Makes a multipoint call on a VC that this client created, with its first party (R123).</summary>
    /// <param name="callParameters">The client's, untouched until the call completes; speeds in bytes/s.</param>
    /// <param name="protocolPartyContext">The client's own for the party, kept until it is dropped or the call is closed (R176).</param>
    /// <param name="ndisPartyHandle">The party; good once the call has succeeded (R165). Null: the call was refused.</param>
    /// <returns>Pending: one <see cref="ICoClient.MakeCallComplete"/> follows; else none does.</returns>
    [Ddi("NdisClMakeCall")]
    public abstract NdisStatus MakeCall(
        CoCallParameters callParameters, object protocolPartyContext, out ClientParty? ndisPartyHandle);

    /// <summary>Adds a party to a connected multipoint call (R161).</summary>
    /// <param name="protocolPartyContext">The client's own for the party, kept until it is dropped or the call is closed (R176).</param>
    /// <param name="callParameters">The client's, untouched until the add completes (R163).</param>
    /// <param name="ndisPartyHandle">The party; good once the add has succeeded (R165). Null: it was refused.</param>
    /// <returns>Pending: one <see cref="ICoClient.AddPartyComplete"/> follows; else none does.</returns>
    [Ddi("NdisClAddParty")]
    public abstract NdisStatus AddParty(
        object protocolPartyContext, CoCallParameters callParameters, out ClientParty? ndisPartyHandle);

    /// <summary>Closes a point-to-point call; every send of this client has come back (R180).</summary>
    /// <param name="closeData">For the far end; stays unchanged until the completion. Empty: none.</param>
    /// <returns>Pending: one <see cref="ICoClient.CloseCallComplete"/> follows. INVALID_DATA: the medium carries no close
    /// data, the call still is; close again without (T35).</returns>
    [Ddi("NdisClCloseCall")]
    public abstract NdisStatus CloseCall(ReadOnlyMemory<byte> closeData = default);

    /// <summary>Closes a multipoint call together with its last party; every send of this client has come back (R168, R180).</summary>
    /// <param name="lastParty">The one that is left; dead at once, unless the close fails (R166, R170).</param>
    /// <param name="closeData">For the far end; stays unchanged until the completion. Empty: none.</param>
    /// <returns>As of a point-to-point call; FAILURE: other parties are left.</returns>
    [Ddi("NdisClCloseCall")]
    public abstract NdisStatus CloseCall(ClientParty lastParty, ReadOnlyMemory<byte> closeData = default);

    /// <summary>Asks for other parameters of a call that is offered, accepted or connected; one at a time (R202, R203).</summary>
    /// <param name="callParameters">The client's, untouched until the completion (R204); speeds in bytes/s.</param>
    /// <returns>Pending: one <see cref="ICoClient.ModifyCallQoSComplete"/> follows. NOT_ACCEPTED: one is under way.
    /// NOT_SUPPORTED: the call manager knows no QoS (R207). On any failure the old parameters hold.</returns>
    [Ddi("NdisClModifyCallQoS")]
    public abstract NdisStatus ModifyCallQoS(CoCallParameters callParameters);

    /// <summary>Answers an offer that IncomingCall left pending.</summary>
    /// <param name="status">Success accepts, anything else but pending rejects.</param>
    /// <param name="callParameters">As offered, perhaps changed, then with CALL_PARAMETERS_CHANGED.</param>
    [Ddi("NdisClIncomingCallComplete")]
    public abstract void IncomingCallComplete(NdisStatus status, CoCallParameters callParameters);

    /// <summary>Sends frames in order.</summary>
    /// <param name="netBufferLists">A chain, SourceHandle = this VC (R215). Owner: NDIS and the miniport until
    /// SendNetBufferListsComplete; not to be looked at meanwhile (R217).</param>
    /// <param name="sendFlags">NDIS_SEND_FLAGS_.</param>
    [Ddi("NdisCoSendNetBufferLists")]
    public abstract void SendNetBufferLists(NetBufferList netBufferLists, NdisSendFlags sendFlags = NdisSendFlags.None);

    /// <summary>Deletes a VC that this client created. Never pending (G6).</summary>
    /// <returns>NOT_ACCEPTED: still active or in a call. CLOSING: deactivation is under way.</returns>
    [Ddi("NdisCoDeleteVc")]
    public abstract NdisStatus Delete();

    /// <summary>Names the VC for management: the base name and an index.</summary>
    /// <param name="baseInstanceName">Not empty.</param>
    /// <param name="vcInstanceName">The name, unique on the adapter, valid until the VC is deleted.</param>
    /// <returns>Success also for a VC that has a name: it keeps the first. Failure: the VC is gone.</returns>
    [Ddi("NdisCoAssignInstanceName")]
    public abstract NdisStatus AssignInstanceName(string baseInstanceName, out string vcInstanceName);

    /// <summary>Gets the string that TAPI applications and NDISWAN call the VC by.</summary>
    /// <param name="tapiCallId">The caller's VAR_STRING, with ulTotalSize set (R327): <see cref="VarString.Allocate"/>.</param>
    /// <returns>BUFFER_TOO_SHORT: ulNeededSize is set. INVALID_DATA: the VC is gone.</returns>
    [Ddi("NdisCoGetTapiCallId")]
    public abstract NdisStatus GetTapiCallId(Memory<byte> tapiCallId);
}
