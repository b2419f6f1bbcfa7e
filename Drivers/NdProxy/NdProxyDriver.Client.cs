using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>The role below: client of AF TAPI_PROXY.</summary>
public sealed partial class NdProxyDriver : ICoClient
{
    NdisStatus ICoClient.BindAdapterEx(ClientBinding binding, out object? protocolBindingContext)
    {
        ProxyAdapter adapter = AdapterOf(binding.AdapterName);
        adapter.Client = binding;
        protocolBindingContext = adapter;
        return NdisStatus.Success;
    }

    void ICoClient.AfRegisterNotify(object? protocolBindingContext, CoAddressFamily addressFamily) =>
        ((ProxyAdapter)protocolBindingContext!).HandleAfRegistered(addressFamily);

    void ICoClient.OpenAfCompleteEx(object? protocolAfContext, ClientAf? ndisAfHandle, NdisStatus status) =>
        ((TapiSession)protocolAfContext!).HandleOpenAfComplete(ndisAfHandle, status);

    void ICoClient.CloseAfComplete(NdisStatus status, object? protocolAfContext) =>
        ((TapiSession)protocolAfContext!).HandleCloseAfComplete();

    NdisStatus ICoClient.NotifyCloseAf(object? clientAfContext) => ((TapiSession)clientAfContext!).HandleNotifyCloseAf();

    void ICoClient.RegisterSapComplete(
        NdisStatus status, object? protocolSapContext, CoSap sap, ClientSap? ndisSapHandle) =>
        ((LineSap)protocolSapContext!).HandleRegisterComplete(status, ndisSapHandle);

    void ICoClient.DeregisterSapComplete(NdisStatus status, object? protocolSapContext) =>
        ((LineSap)protocolSapContext!).HandleDeregisterComplete();

    NdisStatus ICoClient.CreateVc(object? protocolAfContext, ClientVc ndisVcHandle, out object? protocolVcContext)
    {
        protocolVcContext = new TapiCall(line: null, isIncoming: true, CoTapi.AddressIdUnspecified, string.Empty) { Vc = ndisVcHandle };
        return NdisStatus.Success;
    }

    NdisStatus ICoClient.DeleteVc(object? protocolVcContext)
    {
        ((TapiCall)protocolVcContext!).HandleVcDeleted();
        return NdisStatus.Success;
    }

    void ICoClient.MakeCallComplete(
        NdisStatus status, object? protocolVcContext, ClientParty? ndisPartyHandle, CoCallParameters callParameters) =>
        ((TapiCall)protocolVcContext!).HandleMakeCallComplete(status);

    void ICoClient.CloseCallComplete(NdisStatus status, object? protocolVcContext, object? protocolPartyContext) =>
        ((TapiCall)protocolVcContext!).HandleCloseCallComplete(status);

    NdisStatus ICoClient.IncomingCall(
        object? protocolSapContext, object? protocolVcContext, CoCallParameters callParameters) =>
        ((LineSap)protocolSapContext!).Line.HandleIncomingCall((TapiCall)protocolVcContext!, callParameters);

    void ICoClient.CallConnected(object? protocolVcContext) => ((TapiCall)protocolVcContext!).HandleCallConnected();

    void ICoClient.IncomingCloseCall(
        NdisStatus closeStatus, object? protocolVcContext, ReadOnlyMemory<byte> closeData) =>
        ((TapiCall)protocolVcContext!).HandleIncomingCloseCall(closeStatus);

    // No object of the TAPI_PROXY family is set towards the client (contract 5.2).
    NdisStatus ICoClient.OidRequest(
        object? protocolAfContext, object? protocolVcContext, object? protocolPartyContext, NdisOidRequest oidRequest) =>
        NdisStatus.NotSupported;

    void ICoClient.OidRequestComplete(
        object? protocolAfContext,
        object? protocolVcContext,
        object? protocolPartyContext,
        NdisOidRequest oidRequest,
        NdisStatus status) =>
        TapiSession.HandleAnswer(oidRequest, status);
}
