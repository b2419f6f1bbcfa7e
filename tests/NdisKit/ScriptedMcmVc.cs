using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>A VC of an MCM: call-manager half and miniport half in one (contract 1.5).</summary>
public sealed class ScriptedMcmVc(ScriptedAf? af) : ScriptedVc<McmSap, McmVc>(af), ICarrier
{
    NdisVc ICarrier.Handle => Handle;

    public int ReceivesOutstanding => Handle.ReceivesOutstanding;

    public override NdisStatus Activate(CoCallParameters parameters) => Handle.Activate(parameters);

    public override NdisStatus Deactivate() => Handle.Deactivate();

    public override NdisStatus Delete() => Handle.Delete();

    public void Complete(NetBufferList lists) => Handle.SendNetBufferListsComplete(lists);

    public void Indicate(NetBufferList lists, int count, NdisReceiveFlags flags) =>
        Handle.IndicateReceiveNetBufferLists(lists, count, flags);
}
