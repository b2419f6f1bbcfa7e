using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.NdisKit;

/// <summary>A plain connection-oriented miniport: knows VCs and frames, and nothing of calls.</summary>
public sealed class ScriptedMiniport : ICoMiniport
{
    public ScriptedMiniport(IEventLoop loop, string name = "MINIPORT")
    {
        Name = name;
        Script = new Script(loop, name);
        Edge = new ScriptedEdge(Script);
    }

    public string Name { get; }

    public Script Script { get; }

    public ScriptedEdge Edge { get; }

    public MiniportAdapter? Adapter { get; private set; }

    public List<ScriptedMiniportVc> Vcs { get; } = [];

    public NdisStatus InitializeEx(MiniportAdapter adapter, out object? miniportAdapterContext)
    {
        miniportAdapterContext = this;
        Script.Enter("MiniportInitializeEx");
        Adapter = adapter;
        return Script.StatusOf("MiniportInitializeEx");
    }

    public NdisStatus HaltEx(object? miniportAdapterContext)
    {
        Script.Enter("MiniportHaltEx");
        Edge.AbortOids();
        Edge.CompleteSends();
        return NdisStatus.Success;
    }

    public NdisStatus Pause(object? miniportAdapterContext) => Edge.Pause(() => Adapter!.PauseComplete());

    public NdisStatus Restart(object? miniportAdapterContext) => Edge.Restart(status => Adapter!.RestartComplete(status));

    public NdisStatus ResetEx(object? miniportAdapterContext, out bool addressingReset) =>
        Edge.Reset((status, addressing) => Adapter!.ResetComplete(status, addressing), out addressingReset);

    public void ShutdownEx(object? miniportAdapterContext) => Edge.Shutdown();

    public void DevicePnPEventNotify(object? miniportAdapterContext, NdisDevicePnPEvent devicePnPEvent) =>
        Edge.Notify(devicePnPEvent);

    public NdisStatus CreateVc(object? miniportAdapterContext, MiniportVc ndisVcHandle, out object? miniportVcContext)
    {
        ScriptedMiniportVc vc = new(ndisVcHandle);
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
        Vcs.Remove((ScriptedMiniportVc)miniportVcContext!);
        return NdisStatus.Success;
    }

    public NdisStatus ActivateVc(object? miniportVcContext, CoCallParameters callParameters)
    {
        var vc = (ScriptedMiniportVc)miniportVcContext!;
        Script.Enter("MiniportCoActivateVc");
        return Script.Answer(
            "MiniportCoActivateVc",
            status => vc.Parameters = status.IsSuccess ? callParameters : vc.Parameters,
            status => vc.Handle.ActivateComplete(status, callParameters));
    }

    public NdisStatus DeactivateVc(object? miniportVcContext)
    {
        var vc = (ScriptedMiniportVc)miniportVcContext!;
        Script.Enter("MiniportCoDeactivateVc");
        return Script.Answer(
            "MiniportCoDeactivateVc",
            _ =>
            {
                Edge.CompleteSends(NdisStatus.Failure, of: vc);
                vc.Parameters = null;
            },
            vc.Handle.DeactivateComplete);
    }

    public void SendNetBufferLists(object? miniportVcContext, NetBufferList netBufferLists, NdisSendFlags sendFlags) =>
        Edge.Send((ScriptedMiniportVc)miniportVcContext!, netBufferLists);

    public void ReturnNetBufferLists(object? miniportAdapterContext, NetBufferList netBufferLists) =>
        Edge.Return(netBufferLists);

    public void CancelSend(object? miniportAdapterContext, object cancelId) => Edge.Cancel(cancelId);

    public NdisStatus OidRequest(object? miniportAdapterContext, object? miniportVcContext, NdisOidRequest oidRequest)
    {
        MiniportVc? vc = (miniportVcContext as ScriptedMiniportVc)?.Handle;
        return Edge.OidRequest(oidRequest, status =>
        {
            Script.Calls("NdisMCoOidRequestComplete");
            Adapter!.OidRequestComplete(vc, oidRequest, status);
        });
    }

    public void CancelOidRequest(object? miniportAdapterContext, object requestId) => Edge.CancelOid(requestId);
}
