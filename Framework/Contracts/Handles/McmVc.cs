namespace UserCoNdis.Framework.Contracts;

/// <summary>A VC in an MCM's hands, as call manager and as miniport.</summary>
public abstract class McmVc : CallManagerVc<McmSap>
{
    /// <summary>Tells NDIS that the VC carries data from now on, or that its parameters changed (R113, R114).
    /// Always synchronous (T3).</summary>
    /// <returns>NOT_ACCEPTED, CLOSING or FAILURE when the VC's state forbids it.</returns>
    [Ddi("NdisMCmActivateVc")]
    public abstract NdisStatus Activate(CoCallParameters callParameters);

    /// <summary>Tells NDIS that the VC carries no data any more; all sends are completed, all receives returned (R115).</summary>
    /// <returns>NOT_ACCEPTED when it was not active (R103).</returns>
    [Ddi("NdisMCmDeactivateVc")]
    public abstract NdisStatus Deactivate();

    /// <summary>Deletes a VC that this MCM created; the client's DeleteVc is called. Never pending.</summary>
    [Ddi("NdisMCmDeleteVc")]
    public abstract NdisStatus Delete();

    /// <summary>Gets the number of indicated frames that the protocols have not returned yet: Deactivate waits for 0.</summary>
    public abstract int ReceivesOutstanding { get; }

    /// <summary>Completes sent frames, in any order and grouping; each has its final Status (R222).</summary>
    [Ddi("NdisMCoSendNetBufferListsComplete")]
    public abstract void SendNetBufferListsComplete(
        NetBufferList netBufferLists, NdisSendFlags sendCompleteFlags = NdisSendFlags.None);

    /// <summary>Indicates received frames on an active VC.</summary>
    /// <param name="netBufferLists">A chain, SourceHandle = this VC (R225). Owner: the protocol until
    /// ReturnNetBufferLists; with <see cref="NdisReceiveFlags.Resources"/> the miniport again when the call returns.</param>
    /// <param name="numberOfNetBufferLists">The length of the chain (R226).</param>
    /// <param name="coReceiveFlags">NDIS_RECEIVE_FLAGS_.</param>
    [Ddi("NdisMCoIndicateReceiveNetBufferLists")]
    public abstract void IndicateReceiveNetBufferLists(
        NetBufferList netBufferLists, int numberOfNetBufferLists, NdisReceiveFlags coReceiveFlags = NdisReceiveFlags.None);
}
