using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

internal sealed class CmVcFace(CmVc vc) : VcFace
{
    public override NdisVc Handle => vc;

    public override NdisStatus Activate(CoCallParameters parameters) => vc.Activate(parameters);

    public override NdisStatus Deactivate() => vc.Deactivate();

    public override NdisStatus Delete() => vc.Delete();

    public override NdisStatus DispatchIncomingCall(CallManagerSap? sap, CoCallParameters parameters) =>
        vc.DispatchIncomingCall((CmSap)sap!, parameters);

    public override void MakeCallComplete(
        NdisStatus status, CallManagerParty? party, object? partyContext, CoCallParameters parameters) =>
        vc.MakeCallComplete(status, party, partyContext, parameters);

    public override void CloseCallComplete(NdisStatus status, CallManagerParty? party) => vc.CloseCallComplete(status, party);

    public override void DispatchCallConnected() => vc.DispatchCallConnected();

    public override void DispatchIncomingCloseCall(NdisStatus status) => vc.DispatchIncomingCloseCall(status);

    public override void ModifyCallQoSComplete(NdisStatus status, CoCallParameters parameters) =>
        vc.ModifyCallQoSComplete(status, parameters);

    public override void DispatchIncomingCallQoSChange(CoCallParameters parameters) =>
        vc.DispatchIncomingCallQoSChange(parameters);

    public override void Send(NetBufferList list) => vc.SendNetBufferLists(list);
}
