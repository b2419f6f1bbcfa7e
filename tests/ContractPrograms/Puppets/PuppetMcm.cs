using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

/// <summary>The call manager and the miniport in one.</summary>
internal sealed class PuppetMcm(Stage stage, CoAddressFamily family)
    : PuppetCallManager<McmAf, McmSap, McmVc>(stage), IMcmMiniport
{
    public string Name => "MCM";

    public McmAdapter Adapter { get; private set; } = null!;

    public NdisStatus InitializeEx(McmAdapter adapter, out object? miniportAdapterContext)
    {
        Adapter = adapter;
        miniportAdapterContext = this;
        return adapter.RegisterAddressFamilyEx(family);
    }

    public NdisStatus HaltEx(object? miniportAdapterContext) => NdisStatus.Success;

    public NdisStatus Pause(object? miniportAdapterContext) => NdisStatus.Success;

    public NdisStatus Restart(object? miniportAdapterContext) => NdisStatus.Success;

    public NdisStatus ResetEx(object? miniportAdapterContext, out bool addressingReset)
    {
        addressingReset = false;
        return NdisStatus.Success;
    }

    public void ShutdownEx(object? miniportAdapterContext)
    {
    }

    public void DevicePnPEventNotify(object? miniportAdapterContext, NdisDevicePnPEvent devicePnPEvent)
    {
    }

    public void SendNetBufferLists(object? miniportVcContext, NetBufferList netBufferLists, NdisSendFlags sendFlags) =>
        PuppetEdge.Send(Stage, netBufferLists);

    public void ReturnNetBufferLists(object? miniportAdapterContext, NetBufferList netBufferLists) =>
        PuppetEdge.Return(Stage, netBufferLists);

    public void CancelSend(object? miniportAdapterContext, object cancelId)
    {
    }

    public NdisStatus OidRequest(object? miniportAdapterContext, object? miniportVcContext, NdisOidRequest oidRequest) =>
        PuppetEdge.OidRequest(Stage, Adapter, oidRequest);

    public void CancelOidRequest(object? miniportAdapterContext, object requestId)
    {
    }

    protected override void Hold(VcResource resource, McmVc handle) => Take(resource, handle);

    /// <summary>The one handle serves both halves.</summary>
    public static void Take(VcResource resource, McmVc handle) =>
        (resource.CallManager, resource.Miniport, resource.MiniportHandle) = (new McmVcFace(handle), handle, handle);
}
