namespace UserCoNdis.Framework.Contracts;

/// <summary>A VC in a plain miniport's hands.</summary>
public abstract class MiniportVc : NdisVc, IMiniportVcData
{
    /// <inheritdoc/>
    public abstract int ReceivesOutstanding { get; }

    /// <summary>Completes an ActivateVc that returned pending, once (R107).</summary>
    /// <param name="status">NOT_ACCEPTED, CLOSING, INVALID_DATA or RESOURCES tell the call manager why not.</param>
    /// <param name="callParameters">The call manager's, with what is in use.</param>
    [Ddi("NdisMCoActivateVcComplete")]
    public abstract void ActivateComplete(NdisStatus status, CoCallParameters callParameters);

    /// <summary>Completes a DeactivateVc that returned pending, once (R108), when no frame of the VC is out (R109, R110).</summary>
    [Ddi("NdisMCoDeactivateVcComplete")]
    public abstract void DeactivateComplete(NdisStatus status);

    /// <inheritdoc/>
    public abstract void SendNetBufferListsComplete(
        NetBufferList netBufferLists, NdisSendFlags sendCompleteFlags = NdisSendFlags.None);

    /// <inheritdoc/>
    public abstract void IndicateReceiveNetBufferLists(
        NetBufferList netBufferLists, int numberOfNetBufferLists, NdisReceiveFlags coReceiveFlags = NdisReceiveFlags.None);
}
