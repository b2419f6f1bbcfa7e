using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>The role: client of AF TAPI and of the miniport half below.</summary>
public sealed partial class NdisWanDriver : ICoClient
{
    NdisStatus ICoClient.BindAdapterEx(ClientBinding binding, out object? protocolBindingContext)
    {
        WanBinding bound = new(this, binding);
        _bindings.Add(bound);
        protocolBindingContext = bound;
        return NdisStatus.Success;
    }

    NdisStatus ICoProtocol.UnbindAdapterEx(object? protocolBindingContext)
    {
        WanBinding binding = (WanBinding)protocolBindingContext!;
        bool returned = false;
        bool done = false;
        Abort(binding);
        binding.Close(() =>
        {
            _ = _bindings.Remove(binding);
            done = true;
            if (returned)
            {
                binding.Handle.CompleteUnbindAdapter();
            }
        });
        returned = true;
        return done ? NdisStatus.Success : NdisStatus.Pending;
    }

    void ICoClient.AfRegisterNotify(object? protocolBindingContext, CoAddressFamily addressFamily) =>
        ((WanBinding)protocolBindingContext!).HandleAfRegistered(addressFamily);

    void ICoClient.OpenAfCompleteEx(object? protocolAfContext, ClientAf? ndisAfHandle, NdisStatus status) =>
        ((WanBinding)protocolAfContext!).HandleOpenAfComplete(ndisAfHandle, status);

    void ICoClient.CloseAfComplete(NdisStatus status, object? protocolAfContext) =>
        ((WanBinding)protocolAfContext!).HandleCloseAfComplete();

    NdisStatus ICoClient.NotifyCloseAf(object? clientAfContext)
    {
        WanBinding binding = (WanBinding)clientAfContext!;
        Abort(binding);
        return binding.HandleNotifyCloseAf();
    }

    void ICoClient.RegisterSapComplete(
        NdisStatus status, object? protocolSapContext, CoSap sap, ClientSap? ndisSapHandle) =>
        ((WanBinding)protocolSapContext!).HandleRegisterSapComplete(status, ndisSapHandle);

    void ICoClient.DeregisterSapComplete(NdisStatus status, object? protocolSapContext) =>
        ((WanBinding)protocolSapContext!).HandleDeregisterSapComplete();

    NdisStatus ICoClient.CreateVc(object? protocolAfContext, ClientVc ndisVcHandle, out object? protocolVcContext)
    {
        WanSession session = new(this, (WanBinding)protocolAfContext!, ndisVcHandle);
        Add(session);
        protocolVcContext = session;
        return NdisStatus.Success;
    }

    NdisStatus ICoClient.DeleteVc(object? protocolVcContext)
    {
        WanSession session = (WanSession)protocolVcContext!;
        session.Dispose();
        session.Binding.Advance();
        return NdisStatus.Success;
    }

    // This driver makes no call: NDPROXY makes them for the telephony applications (5.1).
    void ICoClient.MakeCallComplete(
        NdisStatus status, object? protocolVcContext, ClientParty? ndisPartyHandle, CoCallParameters callParameters) =>
        throw new InvalidOperationException("NDISWAN made no call.");

    void ICoClient.CloseCallComplete(NdisStatus status, object? protocolVcContext, object? protocolPartyContext) =>
        ((WanSession)protocolVcContext!).HandleCloseCallComplete(status);

    NdisStatus ICoClient.IncomingCall(
        object? protocolSapContext, object? protocolVcContext, CoCallParameters callParameters) =>
        ((WanSession)protocolVcContext!).HandleIncomingCall(callParameters);

    void ICoClient.CallConnected(object? protocolVcContext) => ((WanSession)protocolVcContext!).HandleCallConnected();

    void ICoClient.IncomingCloseCall(
        NdisStatus closeStatus, object? protocolVcContext, ReadOnlyMemory<byte> closeData) =>
        ((WanSession)protocolVcContext!).HandleIncomingCloseCall(closeStatus);

    NdisStatus ICoClient.OidRequest(
        object? protocolAfContext, object? protocolVcContext, object? protocolPartyContext, NdisOidRequest oidRequest) =>
        NdisStatus.NotSupported;

    void ICoClient.OidRequestComplete(
        object? protocolAfContext,
        object? protocolVcContext,
        object? protocolPartyContext,
        NdisOidRequest oidRequest,
        NdisStatus status)
    {
        Action<NdisOidRequest, NdisStatus> done = (Action<NdisOidRequest, NdisStatus>)oidRequest.SourceReserved!;
        done(oidRequest, status);
    }

    NdisStatus ICoProtocol.NetPnPEvent(object? protocolBindingContext, NetPnPEvent netPnPEvent) =>
        ((WanBinding)protocolBindingContext!).HandleNetPnPEvent(netPnPEvent);

    void ICoProtocol.StatusEx(object? protocolBindingContext, object? protocolVcContext, in NdisStatusIndication indication)
    {
        if (protocolVcContext is WanSession session)
        {
            session.HandleStatus(indication);
        }
        else
        {
            (protocolBindingContext as WanBinding)?.HandleStatus(indication);
        }
    }

    void ICoProtocol.ReceiveNetBufferLists(
        object? protocolBindingContext,
        object? protocolVcContext,
        NetBufferList netBufferLists,
        int numberOfNetBufferLists,
        NdisReceiveFlags receiveFlags)
    {
        ((WanSession)protocolVcContext!).HandleReceive(netBufferLists);
        if ((receiveFlags & NdisReceiveFlags.Resources) == NdisReceiveFlags.None)
        {
            ((WanBinding)protocolBindingContext!).Handle.ReturnNetBufferLists(netBufferLists);
        }
    }

    void ICoProtocol.SendNetBufferListsComplete(
        object? protocolVcContext, NetBufferList netBufferLists, NdisSendFlags sendCompleteFlags) =>
        ((WanSession)protocolVcContext!).HandleSendComplete(netBufferLists);
}
