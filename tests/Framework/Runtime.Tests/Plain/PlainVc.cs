using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>A VC as the plain miniport sees it.</summary>
internal sealed class PlainVc(MiniportVc handle) : ICarrier
{
    public MiniportVc Handle => handle;

    /// <summary>What it was last activated with.</summary>
    public CoCallParameters? Parameters { get; set; }

    public int ReceivesOutstanding => handle.ReceivesOutstanding;

    NdisVc ICarrier.Handle => handle;

    public void Complete(NetBufferList lists) => handle.SendNetBufferListsComplete(lists);

    public void Indicate(NetBufferList lists, int count, NdisReceiveFlags flags) =>
        handle.IndicateReceiveNetBufferLists(lists, count, flags);
}
