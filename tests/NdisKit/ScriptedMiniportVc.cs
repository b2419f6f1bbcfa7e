using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>A VC of a plain miniport.</summary>
public sealed class ScriptedMiniportVc(MiniportVc handle) : ICarrier
{
    NdisVc ICarrier.Handle => handle;

    public MiniportVc Handle => handle;

    public int ReceivesOutstanding => handle.ReceivesOutstanding;

    /// <summary>What it was activated with; null while it is not active.</summary>
    public CoCallParameters? Parameters { get; set; }

    public void Complete(NetBufferList lists) => handle.SendNetBufferListsComplete(lists);

    public void Indicate(NetBufferList lists, int count, NdisReceiveFlags flags) =>
        handle.IndicateReceiveNetBufferLists(lists, count, flags);
}
