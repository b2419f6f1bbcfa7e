using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

/// <summary>A plain connection-oriented miniport.</summary>
internal sealed class PuppetMiniport(Stage stage) : ICoMiniport
{
    public string Name => "miniport";

    public MiniportAdapter Adapter { get; private set; } = null!;

    public NdisStatus InitializeEx(MiniportAdapter adapter, out object? miniportAdapterContext)
    {
        Adapter = adapter;
        miniportAdapterContext = this;
        return NdisStatus.Success;
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

    public NdisStatus CreateVc(object? miniportAdapterContext, MiniportVc ndisVcHandle, out object? miniportVcContext)
    {
        var vc = (VcResource)stage.Making!;
        (vc.Miniport, vc.MiniportHandle) = (ndisVcHandle, ndisVcHandle);
        miniportVcContext = vc;
        return stage.AnswerAtOnce("MiniportCoCreateVc", vc);
    }

    public NdisStatus DeleteVc(object? miniportVcContext)
    {
        stage.Record("MiniportCoDeleteVc", (VcResource)miniportVcContext!);
        return NdisStatus.Success;
    }

    public NdisStatus ActivateVc(object? miniportVcContext, CoCallParameters callParameters)
    {
        var vc = (VcResource)miniportVcContext!;
        vc.Given = callParameters;
        return stage.Answer(
            "MiniportCoActivateVc", vc, status => ((MiniportVc)vc.MiniportHandle!).ActivateComplete(status, callParameters));
    }

    public NdisStatus DeactivateVc(object? miniportVcContext)
    {
        var vc = (VcResource)miniportVcContext!;
        return stage.Answer("MiniportCoDeactivateVc", vc, status => ((MiniportVc)vc.MiniportHandle!).DeactivateComplete(status));
    }

    public void SendNetBufferLists(object? miniportVcContext, NetBufferList netBufferLists, NdisSendFlags sendFlags) =>
        PuppetEdge.Send(stage, netBufferLists);

    public void ReturnNetBufferLists(object? miniportAdapterContext, NetBufferList netBufferLists) =>
        PuppetEdge.Return(stage, netBufferLists);

    public void CancelSend(object? miniportAdapterContext, object cancelId)
    {
    }

    public NdisStatus OidRequest(object? miniportAdapterContext, object? miniportVcContext, NdisOidRequest oidRequest) =>
        PuppetEdge.OidRequest(stage, Adapter, oidRequest);

    public void CancelOidRequest(object? miniportAdapterContext, object requestId)
    {
    }
}
