using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

internal sealed class CmVcHandle(NdisVcObject vc) : CmVc
{
    public NdisVcObject Vc => vc;

    public override uint VcId => vc.Id;

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

    public override NdisStatus DispatchIncomingCall(CmSap ndisSapHandle, CoCallParameters callParameters) =>
        CallManagerCalls.DispatchIncomingCall(vc, (ndisSapHandle as CmSapHandle)?.Sap, callParameters);

    public override void DispatchCallConnected() => CallManagerCalls.DispatchCallConnected(vc);

    public override void DispatchIncomingCloseCall(NdisStatus closeStatus, ReadOnlyMemory<byte> closeData = default) =>
        CallManagerCalls.DispatchIncomingCloseCall(vc, closeStatus, closeData);

    public override void SendNetBufferLists(NetBufferList netBufferLists, NdisSendFlags sendFlags = NdisSendFlags.None) =>
        CallManagerCalls.Send(vc, netBufferLists, sendFlags);

    public override NdisStatus AssignInstanceName(string baseInstanceName, out string vcInstanceName)
    {
        vc.Verifier?.Called(new("NdisCoAssignInstanceName", vc.CallManagerHolder.DriverName, vc) { Other = baseInstanceName });
        return vc.AssignInstanceName(baseInstanceName, out vcInstanceName);
    }

    public override NdisStatus GetTapiCallId(Memory<byte> tapiCallId)
    {
        vc.Verifier?.Called(new("NdisCoGetTapiCallId", vc.CallManagerHolder.DriverName, vc));
        return vc.GetTapiCallId(vc.CallManagerHolder.DriverName, tapiCallId);
    }
}
