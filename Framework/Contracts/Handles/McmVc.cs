namespace UserCoNdis.Framework.Contracts;

/// <summary>A VC in an MCM's hands, as call manager and as miniport.</summary>
public abstract class McmVc : CallManagerVc<McmSap>, IMiniportVcData
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

    /// <inheritdoc/>
    public abstract int ReceivesOutstanding { get; }

    /// <inheritdoc/>
    public abstract void SendNetBufferListsComplete(
        NetBufferList netBufferLists, NdisSendFlags sendCompleteFlags = NdisSendFlags.None);

    /// <inheritdoc/>
    public abstract void IndicateReceiveNetBufferLists(
        NetBufferList netBufferLists, int numberOfNetBufferLists, NdisReceiveFlags coReceiveFlags = NdisReceiveFlags.None);
}
