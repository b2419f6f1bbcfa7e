namespace UserCoNdis.Framework.Contracts;

/// <summary>The data of a VC as the miniport of either shape handles it.</summary>
public interface IMiniportVcData
{
    /// <summary>Gets the number of indicated frames that the protocols have not returned yet: deactivation waits for 0.</summary>
    int ReceivesOutstanding { get; }

    /// <summary>Completes sent frames, in any order and grouping; each has its final Status (R222).</summary>
    /// <param name="netBufferLists">A chain; the sender's again when the call returns.</param>
    /// <param name="sendCompleteFlags">NDIS_SEND_COMPLETE_FLAGS_.</param>
    [Ddi("NdisMCoSendNetBufferListsComplete")]
    void SendNetBufferListsComplete(NetBufferList netBufferLists, NdisSendFlags sendCompleteFlags = NdisSendFlags.None);

    /// <summary>Indicates received frames on an active VC.</summary>
    /// <param name="netBufferLists">A chain, SourceHandle = this VC (R225). Owner: the protocol until
    /// ReturnNetBufferLists; with <see cref="NdisReceiveFlags.Resources"/> the miniport again when the call returns.</param>
    /// <param name="numberOfNetBufferLists">The length of the chain (R226).</param>
    /// <param name="coReceiveFlags">NDIS_RECEIVE_FLAGS_.</param>
    [Ddi("NdisMCoIndicateReceiveNetBufferLists")]
    void IndicateReceiveNetBufferLists(
        NetBufferList netBufferLists, int numberOfNetBufferLists, NdisReceiveFlags coReceiveFlags = NdisReceiveFlags.None);
}
