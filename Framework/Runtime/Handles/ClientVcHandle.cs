using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

internal sealed class ClientVcHandle(NdisVcObject vc) : ClientVc
{
    public NdisVcObject Vc => vc;

    public override uint VcId => vc.Id;

    private string Driver => vc.Af.Client.DriverName;

    public override NdisStatus MakeCall(CoCallParameters callParameters)
    {
        vc.Verifier?.Called(new("NdisClMakeCall", Driver, vc) { Parameters = callParameters });
        return vc.Call.MakeCall(callParameters);
    }

    public override NdisStatus CloseCall(ReadOnlyMemory<byte> closeData = default)
    {
        vc.Verifier?.Called(new("NdisClCloseCall", Driver, vc));
        return vc.Call.CloseCall(closeData);
    }

    public override void IncomingCallComplete(NdisStatus status, CoCallParameters callParameters)
    {
        vc.Verifier?.Called(new("NdisClIncomingCallComplete", Driver, vc) { Status = status, Parameters = callParameters });
        vc.Call.IncomingCallComplete(HandleMap.Final(status), callParameters);
    }

    public override void SendNetBufferLists(NetBufferList netBufferLists, NdisSendFlags sendFlags = NdisSendFlags.None)
    {
        vc.Verifier?.Sending(vc, netBufferLists);
        vc.Send(netBufferLists, sendFlags);
    }

    public override NdisStatus Delete()
    {
        vc.Verifier?.Called(new("NdisCoDeleteVc", Driver, vc) { Context = VcCreator.Client });
        return vc.Creator == VcCreator.Client ? vc.Activation.Delete() : NdisStatus.Failure; // R159
    }

    public override NdisStatus GetTapiCallId(out string tapiCallId)
    {
        tapiCallId = vc.IsDead ? "" : vc.TapiCallId;
        return vc.IsDead ? NdisStatus.InvalidData : NdisStatus.Success;
    }
}
