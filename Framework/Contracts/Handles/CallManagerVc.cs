namespace UserCoNdis.Framework.Contracts;

/// <summary>A VC in a call manager's hands: the call functions that both shapes share (contract T1).</summary>
/// <typeparam name="TSap">The SAP handle of the shape.</typeparam>
public abstract class CallManagerVc<TSap> : NdisVc
    where TSap : CallManagerSap
{
    /// <summary>Completes a MakeCall that returned pending, once, also for a failure (R126).</summary>
    /// <param name="status">Success only with the VC active (R127).</param>
    /// <param name="callParameters">The client's, changed in place or not.</param>
    [Ddi("NdisCmMakeCallComplete")]
    [Ddi("NdisMCmMakeCallComplete")]
    public abstract void MakeCallComplete(NdisStatus status, CoCallParameters callParameters);

    /// <summary>Completes a MakeCall that returned pending, of a multipoint call, once, also for a failure (R126).</summary>
    /// <param name="status">Success only with the VC active (R127).</param>
    /// <param name="ndisPartyHandle">The first party; on a failure dead from this call on (R134).</param>
    /// <param name="callMgrPartyContext">The party's context that counts from now on; null: the one that MakeCall gave (T39).</param>
    /// <param name="callParameters">The client's, changed in place or not.</param>
    [Ddi("NdisCmMakeCallComplete")]
    [Ddi("NdisMCmMakeCallComplete")]
    public abstract void MakeCallComplete(
        NdisStatus status, CallManagerParty? ndisPartyHandle, object? callMgrPartyContext, CoCallParameters callParameters);

    /// <summary>Completes a CloseCall that returned pending, after the VC was deactivated (R190).</summary>
    /// <param name="status">Unless success the call still is (T43).</param>
    /// <param name="ndisPartyHandle">The last party of a multipoint call, dead on success.</param>
    [Ddi("NdisCmCloseCallComplete")]
    [Ddi("NdisMCmCloseCallComplete")]
    public abstract void CloseCallComplete(NdisStatus status, CallManagerParty? ndisPartyHandle = null);

    /// <summary>Completes a ModifyCallQoS that returned pending, once (R208).</summary>
    /// <param name="status">Success only with the VC active on the new parameters (R205); else the old ones hold (R206).</param>
    /// <param name="callParameters">What holds now; CALL_PARAMETERS_CHANGED when it is not what the client asked for (R209).</param>
    [Ddi("NdisCmModifyCallQoSComplete")]
    [Ddi("NdisMCmModifyCallQoSComplete")]
    public abstract void ModifyCallQoSComplete(NdisStatus status, CoCallParameters callParameters);

    /// <summary>Tells the client that the far end changes the call's parameters; the VC is active on them already (R210).
    /// When it returns, the client has accepted, asked for others with ModifyCallQoS, or closed the call (R212).</summary>
    /// <param name="callParameters">The new ones; the call manager's, valid during the call.</param>
    [Ddi("NdisCmDispatchIncomingCallQoSChange")]
    [Ddi("NdisMCmDispatchIncomingCallQoSChange")]
    public abstract void DispatchIncomingCallQoSChange(CoCallParameters callParameters);

    /// <summary>Offers an incoming call to the client of the SAP, on a VC made for that client.</summary>
    /// <param name="ndisSapHandle">Registered or being registered, not closing (R139).</param>
    /// <param name="callParameters">The call manager's, valid until the offer is answered (R143).</param>
    /// <returns>The client's answer; pending: IncomingCallComplete follows once.</returns>
    [Ddi("NdisCmDispatchIncomingCall")]
    [Ddi("NdisMCmDispatchIncomingCall")]
    public abstract NdisStatus DispatchIncomingCall(TSap ndisSapHandle, CoCallParameters callParameters);

    /// <summary>Tells the client that its accepted call is through; once, with the VC active (R152-R154).</summary>
    [Ddi("NdisCmDispatchCallConnected")]
    [Ddi("NdisMCmDispatchCallConnected")]
    public abstract void DispatchCallConnected();

    /// <summary>Tells the client that the call has ended; once per call (R194).</summary>
    /// <param name="closeStatus">Success when the far end hung up in the normal course (R195).</param>
    /// <param name="closeData">What came along; valid during the call.</param>
    [Ddi("NdisCmDispatchIncomingCloseCall")]
    [Ddi("NdisMCmDispatchIncomingCloseCall")]
    public abstract void DispatchIncomingCloseCall(NdisStatus closeStatus, ReadOnlyMemory<byte> closeData = default);
}
