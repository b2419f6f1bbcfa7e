using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>A connection-oriented miniport without a call manager; each VC callback answers as scripted.</summary>
internal sealed class PlainMiniport : ICoMiniport
{
    public PlainMiniport(IEventLoop loop)
    {
        Script = new Script(loop, Name);
        Edge = new ScriptedEdge(Script);
    }

    public string Name => "MINIPORT";

    public Script Script { get; }

    public ScriptedEdge Edge { get; }

    public MiniportAdapter? Adapter { get; private set; }

    public List<PlainVc> Vcs { get; } = [];

    public PlainVc Vc => Vcs[^1];

    public NdisStatus InitializeEx(MiniportAdapter adapter, out object? miniportAdapterContext)
    {
        Adapter = adapter;
        miniportAdapterContext = this;
        Script.Enter("MiniportInitializeEx");
        return NdisStatus.Success;
    }

    public NdisStatus CreateVc(object? miniportAdapterContext, MiniportVc ndisVcHandle, out object? miniportVcContext)
    {
        Assert.Same(this, miniportAdapterContext);
        PlainVc vc = new(ndisVcHandle);
        miniportVcContext = vc;
        Script.Enter("MiniportCoCreateVc");
        NdisStatus status = Script.StatusOf("MiniportCoCreateVc");
        if (status.IsSuccess)
        {
            Vcs.Add(vc);
        }

        return status;
    }

    public NdisStatus DeleteVc(object? miniportVcContext)
    {
        Script.Enter("MiniportCoDeleteVc");
        Assert.True(Vcs.Remove((PlainVc)miniportVcContext!));
        return Script.StatusOf("MiniportCoDeleteVc");
    }

    public NdisStatus ActivateVc(object? miniportVcContext, CoCallParameters callParameters)
    {
        var vc = (PlainVc)miniportVcContext!;
        Script.Enter("MiniportCoActivateVc");
        return Script.Answer(
            "MiniportCoActivateVc",
            status => vc.Parameters = status.IsSuccess ? callParameters : vc.Parameters,
            status => vc.Handle.ActivateComplete(status, callParameters));
    }

    public NdisStatus DeactivateVc(object? miniportVcContext)
    {
        var vc = (PlainVc)miniportVcContext!;
        Script.Enter("MiniportCoDeactivateVc");
        return Script.Answer(
            "MiniportCoDeactivateVc", _ => Edge.CompleteSends(of: vc), vc.Handle.DeactivateComplete);
    }

    public NdisStatus HaltEx(object? miniportAdapterContext)
    {
        Script.Enter("MiniportHaltEx");
        return NdisStatus.Success;
    }

    public void SendNetBufferLists(object? miniportVcContext, NetBufferList netBufferLists, NdisSendFlags sendFlags) =>
        Edge.Send((PlainVc)miniportVcContext!, netBufferLists);

    public void ReturnNetBufferLists(object? miniportAdapterContext, NetBufferList netBufferLists) =>
        Edge.Return(netBufferLists);

    public void CancelSend(object? miniportAdapterContext, object cancelId) => Edge.Cancel(cancelId);

    public NdisStatus OidRequest(object? miniportAdapterContext, object? miniportVcContext, NdisOidRequest oidRequest) =>
        Edge.OidRequest(oidRequest, status => Adapter!.OidRequestComplete(
            (miniportVcContext as PlainVc)?.Handle, oidRequest, status));

    public void CancelOidRequest(object? miniportAdapterContext, object requestId) => Edge.CancelOid(requestId);

    public NdisStatus Pause(object? miniportAdapterContext) => Edge.Pause(() => Adapter!.PauseComplete());

    public NdisStatus Restart(object? miniportAdapterContext) => Edge.Restart(status => Adapter!.RestartComplete(status));

    public NdisStatus ResetEx(object? miniportAdapterContext, out bool addressingReset) =>
        Edge.Reset((status, addressing) => Adapter!.ResetComplete(status, addressing), out addressingReset);

    public void ShutdownEx(object? miniportAdapterContext) => Edge.Shutdown();

    public void DevicePnPEventNotify(object? miniportAdapterContext, NdisDevicePnPEvent devicePnPEvent) =>
        Edge.Notify(devicePnPEvent);
}
