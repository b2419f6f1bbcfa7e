using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

/// <summary>The client role: records each callback and answers as the call says.</summary>
internal sealed class PuppetClient(Stage stage) : ICoClient
{
    public string Name => "client";

    public ClientBinding Binding { get; private set; } = null!;

    public NdisStatus BindAdapterEx(ClientBinding binding, out object? protocolBindingContext)
    {
        Binding = binding;
        protocolBindingContext = this;
        return NdisStatus.Success;
    }

    public NdisStatus UnbindAdapterEx(object? protocolBindingContext) => NdisStatus.Success;

    public void AfRegisterNotify(object? protocolBindingContext, CoAddressFamily addressFamily)
    {
        // families are opened by calls of the program
    }

    public void OpenAfCompleteEx(object? protocolAfContext, ClientAf? ndisAfHandle, NdisStatus status)
    {
        var af = (AfResource)protocolAfContext!;
        af.Client ??= ndisAfHandle;
        stage.Record("ProtocolClOpenAfCompleteEx", af);
    }

    public void CloseAfComplete(NdisStatus status, object? protocolAfContext) =>
        stage.Record("ProtocolClCloseAfComplete", (AfResource)protocolAfContext!);

    public NdisStatus NotifyCloseAf(object? clientAfContext)
    {
        var af = (AfResource)clientAfContext!;
        return stage.Answer("ProtocolClNotifyCloseAf", af, status => af.Client!.NotifyCloseComplete(status));
    }

    public void RegisterSapComplete(NdisStatus status, object? protocolSapContext, CoSap sap, ClientSap? ndisSapHandle)
    {
        var resource = (SapResource)protocolSapContext!;
        resource.Client ??= ndisSapHandle;
        stage.Record("ProtocolClRegisterSapComplete", resource);
    }

    public void DeregisterSapComplete(NdisStatus status, object? protocolSapContext) =>
        stage.Record("ProtocolClDeregisterSapComplete", (SapResource)protocolSapContext!);

    public NdisStatus CreateVc(object? protocolAfContext, ClientVc ndisVcHandle, out object? protocolVcContext)
    {
        var vc = (VcResource)stage.Making!;
        vc.Client = ndisVcHandle;
        protocolVcContext = vc;
        return stage.AnswerAtOnce("ProtocolCoCreateVc", vc);
    }

    public NdisStatus DeleteVc(object? protocolVcContext)
    {
        stage.Record("ProtocolCoDeleteVc", (VcResource)protocolVcContext!);
        return NdisStatus.Success;
    }

    public void MakeCallComplete(
        NdisStatus status, object? protocolVcContext, ClientParty? ndisPartyHandle, CoCallParameters callParameters)
    {
        var vc = (VcResource)protocolVcContext!;
        stage.Record("ProtocolClMakeCallComplete", vc);
        if (vc.FirstParty is { } party)
        {
            party.Client ??= ndisPartyHandle;
        }
    }

    public void CloseCallComplete(NdisStatus status, object? protocolVcContext, object? protocolPartyContext) =>
        stage.Record("ProtocolClCloseCallComplete", (VcResource)protocolVcContext!);

    public void AddPartyComplete(
        NdisStatus status, object? protocolPartyContext, ClientParty? ndisPartyHandle, CoCallParameters callParameters)
    {
        var party = (PartyResource)protocolPartyContext!;
        party.Client ??= ndisPartyHandle;
        stage.Record("ProtocolClAddPartyComplete", party);
    }

    public void DropPartyComplete(NdisStatus status, object? protocolPartyContext) =>
        stage.Record("ProtocolClDropPartyComplete", (PartyResource)protocolPartyContext!);

    public void IncomingDropParty(NdisStatus dropStatus, object? protocolPartyContext, ReadOnlyMemory<byte> closeData) =>
        stage.Record("ProtocolClIncomingDropParty", (PartyResource)protocolPartyContext!);

    public void ModifyCallQoSComplete(NdisStatus status, object? protocolVcContext, CoCallParameters callParameters) =>
        stage.Record("ProtocolClModifyCallQoSComplete", (VcResource)protocolVcContext!);

    public void IncomingCallQoSChange(object? protocolVcContext, CoCallParameters callParameters) =>
        stage.Record("ProtocolClIncomingCallQoSChange", (VcResource)protocolVcContext!);

    public NdisStatus IncomingCall(object? protocolSapContext, object? protocolVcContext, CoCallParameters callParameters)
    {
        var vc = (VcResource)protocolVcContext!;
        return stage.Answer(
            "ProtocolClIncomingCall", vc, status => vc.Client!.IncomingCallComplete(status, callParameters));
    }

    public void CallConnected(object? protocolVcContext) =>
        stage.Record("ProtocolClCallConnected", (VcResource)protocolVcContext!);

    public void IncomingCloseCall(NdisStatus closeStatus, object? protocolVcContext, ReadOnlyMemory<byte> closeData) =>
        stage.Record("ProtocolClIncomingCloseCall", (VcResource)protocolVcContext!);

    public void StatusEx(object? protocolBindingContext, object? protocolVcContext, in NdisStatusIndication indication)
    {
        if (protocolVcContext is VcResource vc)
        {
            stage.Record("ProtocolCoStatusEx", vc);
        }
    }

    public void ReceiveNetBufferLists(
        object? protocolBindingContext,
        object? protocolVcContext,
        NetBufferList netBufferLists,
        int numberOfNetBufferLists,
        NdisReceiveFlags receiveFlags) =>
        stage.Record("ProtocolCoReceiveNetBufferLists", (ListResource)netBufferLists.MiniportReserved!);

    public void SendNetBufferListsComplete(object? protocolVcContext, NetBufferList netBufferLists, NdisSendFlags sendCompleteFlags) =>
        stage.Record("ProtocolCoSendNetBufferListsComplete", (ListResource)netBufferLists.ProtocolReserved!);

    public NdisStatus OidRequest(
        object? protocolAfContext, object? protocolVcContext, object? protocolPartyContext, NdisOidRequest oidRequest)
    {
        OidResource oid = stage.OidOf(oidRequest);
        return stage.Answer(
            "ProtocolCoOidRequest", oid, status => oid.Af!.Client!.OidRequestComplete(oid.Vc?.Client, oidRequest, status));
    }

    public void OidRequestComplete(
        object? protocolAfContext,
        object? protocolVcContext,
        object? protocolPartyContext,
        NdisOidRequest oidRequest,
        NdisStatus status) =>
        stage.Record("ProtocolCoOidRequestComplete", stage.OidOf(oidRequest));
}
