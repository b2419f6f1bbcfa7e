using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

internal sealed class ClientVcHandle(NdisVcObject vc) : ClientVc
{
    public NdisVcObject Vc => vc;

    public override uint VcId => vc.Id;

    private string Driver => vc.ClientHolder!.DriverName;

    public override NdisStatus MakeCall(CoCallParameters callParameters)
    {
        vc.Verifier?.Called(new("NdisClMakeCall", Driver, vc) { Parameters = callParameters });
        NdisStatus status = MakeCall(callParameters, party: null);
        vc.Verifier?.Finished(new("NdisClMakeCall", Driver, vc) { Status = status });
        return status;
    }

    public override NdisStatus MakeCall(
        CoCallParameters callParameters, object protocolPartyContext, out ClientParty? ndisPartyHandle)
    {
        NdisPartyObject party = new(vc, protocolPartyContext);
        vc.Verifier?.Called(new("NdisClMakeCall", Driver, vc) { Parameters = callParameters, Other = party });
        ndisPartyHandle = party.ClientHandle; // published before the call manager is called (T9)
        NdisStatus status = MakeCall(callParameters, party);
        vc.Verifier?.Finished(new("NdisClMakeCall", Driver, vc) { Status = status });
        if (status.IsFailure)
        {
            ndisPartyHandle = null;
        }

        return status;
    }

    public override NdisStatus AddParty(
        object protocolPartyContext, CoCallParameters callParameters, out ClientParty? ndisPartyHandle)
    {
        NdisPartyObject party = new(vc, protocolPartyContext);
        vc.Verifier?.Called(new("NdisClAddParty", Driver, party) { Parameters = callParameters, Context = protocolPartyContext });
        ndisPartyHandle = party.ClientHandle;
        NdisStatus status = party.Add(callParameters);
        if (status.IsFailure)
        {
            ndisPartyHandle = null;
        }

        return status;
    }

    public override NdisStatus CloseCall(ReadOnlyMemory<byte> closeData = default)
    {
        vc.Verifier?.Called(new("NdisClCloseCall", Driver, vc) { Context = closeData });
        return vc.Call.CloseCall(closeData, party: null);
    }

    public override NdisStatus CloseCall(ClientParty lastParty, ReadOnlyMemory<byte> closeData = default)
    {
        NdisPartyObject? party = HandleMap.Find(lastParty);
        vc.Verifier?.Called(new("NdisClCloseCall", Driver, vc) { Context = closeData, Other = party, Handle = lastParty });
        return party is null ? NdisStatus.Failure : vc.Call.CloseCall(closeData, party); // R334
    }

    public override NdisStatus ModifyCallQoS(CoCallParameters callParameters)
    {
        vc.Verifier?.Called(new("NdisClModifyCallQoS", Driver, vc) { Parameters = callParameters });
        return vc.Qos.Modify(callParameters);
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

    public override NdisStatus AssignInstanceName(string baseInstanceName, out string vcInstanceName)
    {
        vc.Verifier?.Called(new("NdisCoAssignInstanceName", Driver, vc) { Other = baseInstanceName });
        return vc.AssignInstanceName(baseInstanceName, out vcInstanceName);
    }

    public override NdisStatus GetTapiCallId(Memory<byte> tapiCallId)
    {
        vc.Verifier?.Called(new("NdisCoGetTapiCallId", Driver, vc));
        return vc.GetTapiCallId(Driver, tapiCallId);
    }

    private NdisStatus MakeCall(CoCallParameters? parameters, NdisPartyObject? party) =>
        parameters is null ? NdisStatus.InvalidData : vc.Call.MakeCall(parameters, party); // R121
}
