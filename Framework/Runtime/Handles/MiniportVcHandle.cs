using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

internal sealed class MiniportVcHandle(NdisVcObject vc) : MiniportVc
{
    public NdisVcObject Vc => vc;

    public override uint VcId => vc.Id;

    public override int ReceivesOutstanding => vc.ReceivesOutstanding;

    public override void ActivateComplete(NdisStatus status, CoCallParameters callParameters) =>
        MiniportCalls.ActivateComplete(vc, status, callParameters);

    public override void DeactivateComplete(NdisStatus status) => MiniportCalls.DeactivateComplete(vc, status);

    public override void SendNetBufferListsComplete(
        NetBufferList netBufferLists, NdisSendFlags sendCompleteFlags = NdisSendFlags.None) =>
        MiniportCalls.SendComplete(vc, netBufferLists, sendCompleteFlags);

    public override void IndicateReceiveNetBufferLists(
        NetBufferList netBufferLists, int numberOfNetBufferLists, NdisReceiveFlags coReceiveFlags = NdisReceiveFlags.None) =>
        MiniportCalls.IndicateReceive(vc, netBufferLists, numberOfNetBufferLists, coReceiveFlags);
}
