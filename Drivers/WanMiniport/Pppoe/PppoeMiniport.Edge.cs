using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>What NDIS calls.</summary>
public sealed partial class PppoeMiniport : IMcmMiniport
{
    NdisStatus IMcmMiniport.InitializeEx(McmAdapter adapter, out object? miniportAdapterContext)
    {
        miniportAdapterContext = this;
        SessionChanged?.Invoke(new(0, PppoeCallState.Idle, false, 0, default, "", "", 0, "", "", LastFailure));
        return NdisStatus.UnsupportedMedia;
    }

    NdisStatus ICoMiniportEdge.HaltEx(object? miniportAdapterContext) => NdisStatus.Success;

    NdisStatus ICoMiniportEdge.Pause(object? miniportAdapterContext) => NdisStatus.Success;

    NdisStatus ICoMiniportEdge.Restart(object? miniportAdapterContext) => NdisStatus.Success;

    NdisStatus ICoMiniportEdge.ResetEx(object? miniportAdapterContext, out bool addressingReset)
    {
        addressingReset = false;
        return NdisStatus.Success;
    }

    void ICoMiniportEdge.ShutdownEx(object? miniportAdapterContext)
    {
    }

    void ICoMiniportEdge.DevicePnPEventNotify(object? miniportAdapterContext, NdisDevicePnPEvent devicePnPEvent)
    {
    }

    void ICoMiniportEdge.SendNetBufferLists(object? miniportVcContext, NetBufferList netBufferLists, NdisSendFlags sendFlags)
    {
    }

    void ICoMiniportEdge.ReturnNetBufferLists(object? miniportAdapterContext, NetBufferList netBufferLists)
    {
    }

    void ICoMiniportEdge.CancelSend(object? miniportAdapterContext, object cancelId)
    {
    }

    NdisStatus ICoMiniportEdge.OidRequest(object? miniportAdapterContext, object? miniportVcContext, NdisOidRequest oidRequest) =>
        NdisStatus.NotSupported;

    void ICoMiniportEdge.CancelOidRequest(object? miniportAdapterContext, object requestId)
    {
    }

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.OpenAf(
        object? callMgrBindingContext, CoAddressFamily addressFamily, McmAf ndisAfHandle, out object? callMgrAfContext)
    {
        callMgrAfContext = null;
        return NdisStatus.BadVersion;
    }

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.CloseAf(object? callMgrAfContext) => NdisStatus.Success;

    void ICallManager<McmAf, McmSap, McmVc>.NotifyCloseAfComplete(object? callMgrAfContext, NdisStatus status)
    {
    }

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.RegisterSap(
        object? callMgrAfContext, CoSap sap, McmSap ndisSapHandle, out object? callMgrSapContext)
    {
        callMgrSapContext = null;
        return NdisStatus.NotSupported;
    }

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.DeregisterSap(object? callMgrSapContext) => NdisStatus.Success;

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.CreateVc(
        object? callMgrAfContext, McmVc ndisVcHandle, out object? callMgrVcContext)
    {
        callMgrVcContext = null;
        return NdisStatus.NotSupported;
    }

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.DeleteVc(object? callMgrVcContext) => NdisStatus.Success;

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.MakeCall(
        object? callMgrVcContext,
        CoCallParameters callParameters,
        CallManagerParty? ndisPartyHandle,
        out object? callMgrPartyContext)
    {
        callMgrPartyContext = null;
        return NdisStatus.NotSupported;
    }

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.CloseCall(
        object? callMgrVcContext, object? callMgrPartyContext, ReadOnlyMemory<byte> closeData) => NdisStatus.Failure;

    void ICallManager<McmAf, McmSap, McmVc>.IncomingCallComplete(
        NdisStatus status, object? callMgrVcContext, CoCallParameters callParameters)
    {
    }

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.OidRequest(
        object? callMgrAfContext, object? callMgrVcContext, object? callMgrPartyContext, NdisOidRequest oidRequest) =>
        NdisStatus.NotSupported;

    void ICallManager<McmAf, McmSap, McmVc>.OidRequestComplete(
        object? callMgrAfContext,
        object? callMgrVcContext,
        object? callMgrPartyContext,
        NdisOidRequest oidRequest,
        NdisStatus status) =>
        throw new InvalidOperationException("The PPPoE miniport made no request to a client.");
}
