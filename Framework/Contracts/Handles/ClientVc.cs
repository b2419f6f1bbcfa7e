namespace UserCoNdis.Framework.Contracts;

/// <summary>A VC in a client's hands (NdisVcHandle).</summary>
public abstract class ClientVc : NdisVc
{
    /// <summary>Makes a point-to-point call on a VC that this client created.</summary>
    /// <param name="callParameters">The client's, untouched until the call completes; speeds in bytes/s.</param>
    /// <returns>Pending: one <see cref="ICoClient.MakeCallComplete"/> follows; else none does.</returns>
    [Ddi("NdisClMakeCall")]
    public abstract NdisStatus MakeCall(CoCallParameters callParameters);

    /// <summary>Closes the call; every send of this client has come back (R180).</summary>
    /// <param name="closeData">For the far end; stays unchanged until the completion. Empty: none.</param>
    /// <returns>Pending: one <see cref="ICoClient.CloseCallComplete"/> follows. INVALID_DATA: the medium carries no close
    /// data, the call still is; close again without (T35).</returns>
    [Ddi("NdisClCloseCall")]
    public abstract NdisStatus CloseCall(ReadOnlyMemory<byte> closeData = default);

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

    /// <summary>Gets the string that TAPI applications and NDISWAN call the VC by.</summary>
    [Ddi("NdisCoGetTapiCallId")]
    public abstract NdisStatus GetTapiCallId(out string tapiCallId);
}
