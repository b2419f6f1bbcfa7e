using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

internal sealed class McmVcHandle(NdisVcObject vc) : McmVc
{
    public NdisVcObject Vc => vc;

    public override uint VcId => vc.Id;

    public override int ReceivesOutstanding => vc.ReceivesOutstanding;

    public override NdisStatus Activate(CoCallParameters callParameters) => CallManagerCalls.Activate(vc, callParameters);

    public override NdisStatus Deactivate() => CallManagerCalls.Deactivate(vc);

    public override NdisStatus Delete() => CallManagerCalls.Delete(vc);

    public override void MakeCallComplete(NdisStatus status, CoCallParameters callParameters) =>
        CallManagerCalls.MakeCallComplete(vc, status, party: null, partyContext: null, callParameters);

    public override void MakeCallComplete(
        NdisStatus status, CallManagerParty? ndisPartyHandle, object? callMgrPartyContext, CoCallParameters callParameters) =>
        CallManagerCalls.MakeCallComplete(vc, status, ndisPartyHandle, callMgrPartyContext, callParameters);

    public override void CloseCallComplete(NdisStatus status, CallManagerParty? ndisPartyHandle = null) =>
        CallManagerCalls.CloseCallComplete(vc, status, ndisPartyHandle);

    public override void ModifyCallQoSComplete(NdisStatus status, CoCallParameters callParameters) =>
        CallManagerCalls.ModifyCallQoSComplete(vc, status, callParameters);

    public override void DispatchIncomingCallQoSChange(CoCallParameters callParameters) =>
        CallManagerCalls.DispatchIncomingCallQoSChange(vc, callParameters);

    public override NdisStatus DispatchIncomingCall(McmSap ndisSapHandle, CoCallParameters callParameters) =>
        CallManagerCalls.DispatchIncomingCall(vc, (ndisSapHandle as McmSapHandle)?.Sap, callParameters);

    public override void DispatchCallConnected() => CallManagerCalls.DispatchCallConnected(vc);

    public override void DispatchIncomingCloseCall(NdisStatus closeStatus, ReadOnlyMemory<byte> closeData = default) =>
        CallManagerCalls.DispatchIncomingCloseCall(vc, closeStatus, closeData);

    public override void SendNetBufferListsComplete(
        NetBufferList netBufferLists, NdisSendFlags sendCompleteFlags = NdisSendFlags.None) =>
        MiniportCalls.SendComplete(vc, netBufferLists, sendCompleteFlags);

    public override void IndicateReceiveNetBufferLists(
        NetBufferList netBufferLists, int numberOfNetBufferLists, NdisReceiveFlags coReceiveFlags = NdisReceiveFlags.None) =>
        MiniportCalls.IndicateReceive(vc, netBufferLists, numberOfNetBufferLists, coReceiveFlags);
}
