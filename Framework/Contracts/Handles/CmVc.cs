namespace UserCoNdis.Framework.Contracts;

/// <summary>A VC in a stand-alone call manager's hands.</summary>
public abstract class CmVc : CallManagerVc<CmSap>
{
    /// <summary>Activates the VC, or changes the parameters of an active one.</summary>
    /// <param name="callParameters">The call manager's, with media parameters; untouched until the completion (R099).</param>
    /// <returns>Pending: one <see cref="ICallManagerProtocol.ActivateVcComplete"/> follows. NOT_ACCEPTED: an activation is
    /// pending (R100). CLOSING: a deactivation is (R101). Else the miniport's answer; an alias of an active VC is active at
    /// once, the miniport has done its part already (T17).</returns>
    [Ddi("NdisCmActivateVc")]
    public abstract NdisStatus Activate(CoCallParameters callParameters);

    /// <summary>Deactivates the VC, once per activation (R103).</summary>
    /// <returns>Pending: one <see cref="ICallManagerProtocol.DeactivateVcComplete"/> follows. NOT_ACCEPTED: not active, or an
    /// activation is pending (R102). CLOSING: under way already.</returns>
    [Ddi("NdisCmDeactivateVc")]
    public abstract NdisStatus Deactivate();

    /// <summary>Deletes a VC that this call manager created; the client's DeleteVc is called, if it has one, then the
    /// miniport's. Never pending.</summary>
    /// <returns>NOT_ACCEPTED: still active or in a call. CLOSING: deactivation is under way.</returns>
    [Ddi("NdisCoDeleteVc")]
    public abstract NdisStatus Delete();

    /// <summary>Sends frames in order on a signaling VC; those of any other come back refused, its data are the client's.</summary>
    /// <param name="netBufferLists">A chain, SourceHandle = this VC (R215). Owner: NDIS and the miniport until
    /// SendNetBufferListsComplete; not to be looked at meanwhile (R217).</param>
    /// <param name="sendFlags">NDIS_SEND_FLAGS_.</param>
    [Ddi("NdisCoSendNetBufferLists")]
    public abstract void SendNetBufferLists(NetBufferList netBufferLists, NdisSendFlags sendFlags = NdisSendFlags.None);

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
