using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.NdisKit;

/// <summary>A miniport that is its own call manager.</summary>
public sealed class ScriptedMcm : ScriptedCallManager<McmAf, McmSap, McmVc>, IMcmMiniport
{
    public ScriptedMcm(IEventLoop loop, string name = "MCM")
        : base(loop, name) => Edge = new ScriptedEdge(Script);

    public McmAdapter? Adapter { get; private set; }

    public ScriptedEdge Edge { get; }

    public new IReadOnlyList<ScriptedMcmVc> Vcs => [.. base.Vcs.Cast<ScriptedMcmVc>()];

    public PinnedSlabPool Blocks => Edge.Blocks;

    public NetBufferListPool Lists => Edge.Lists;

    public bool CompletesSendsAtOnce
    {
        get => Edge.CompletesSendsAtOnce;
        set => Edge.CompletesSendsAtOnce = value;
    }

    public NdisStatus SendStatus
    {
        get => Edge.SendStatus;
        set => Edge.SendStatus = value;
    }

    /// <summary>It halts without a word to anybody: a violation.</summary>
    public bool HaltsSilently { get; set; }

    public IReadOnlyList<NetBufferList> Held => Edge.Held;

    public NdisStatus InitializeEx(McmAdapter adapter, out object? miniportAdapterContext)
    {
        miniportAdapterContext = this;
        Script.Enter("MiniportInitializeEx");
        Adapter = adapter;
        NdisStatus status = Script.StatusOf("MiniportInitializeEx");
        foreach (CoAddressFamily family in status.IsSuccess ? Families : [])
        {
            status = adapter.RegisterAddressFamilyEx(family);
        }

        return status;
    }

    public NdisStatus HaltEx(object? miniportAdapterContext)
    {
        Script.Enter("MiniportHaltEx");
        Edge.AbortOids();
        return HaltsSilently ? NdisStatus.Success : EndAll(() => Adapter!.HaltComplete());
    }

    public NdisStatus Pause(object? miniportAdapterContext) => Edge.Pause(() => Adapter!.PauseComplete());

    public NdisStatus Restart(object? miniportAdapterContext) => Edge.Restart(status => Adapter!.RestartComplete(status));

    public NdisStatus ResetEx(object? miniportAdapterContext, out bool addressingReset) =>
        Edge.Reset((status, addressing) => Adapter!.ResetComplete(status, addressing), out addressingReset);

    public void ShutdownEx(object? miniportAdapterContext) => Edge.Shutdown();

    public void DevicePnPEventNotify(object? miniportAdapterContext, NdisDevicePnPEvent devicePnPEvent) =>
        Edge.Notify(devicePnPEvent);

    public void SendNetBufferLists(object? miniportVcContext, NetBufferList netBufferLists, NdisSendFlags sendFlags) =>
        Edge.Send((ScriptedMcmVc)miniportVcContext!, netBufferLists);

    public void ReturnNetBufferLists(object? miniportAdapterContext, NetBufferList netBufferLists) =>
        Edge.Return(netBufferLists);

    public void CancelSend(object? miniportAdapterContext, object cancelId) => Edge.Cancel(cancelId);

    NdisStatus ICoMiniportEdge.OidRequest(object? miniportAdapterContext, object? miniportVcContext, NdisOidRequest oidRequest)
    {
        McmVc? vc = (miniportVcContext as ScriptedMcmVc)?.Handle;
        return Edge.OidRequest(oidRequest, status =>
        {
            Script.Calls("NdisMCoOidRequestComplete");
            Adapter!.OidRequestComplete(vc, oidRequest, status);
        });
    }

    public void CancelOidRequest(object? miniportAdapterContext, object requestId) => Edge.CancelOid(requestId);

    public new ScriptedMcmVc Offer(ScriptedSap sap, CoCallParameters parameters) =>
        (ScriptedMcmVc)base.Offer(sap, parameters);

    /// <summary>Completes held sends, all or those that match.</summary>
    public void CompleteSends(NdisStatus? status = null, Func<NetBufferList, bool>? which = null) =>
        Edge.CompleteSends(status, which);

    /// <summary>Indicates one frame.</summary>
    public void Receive(ScriptedMcmVc vc, ReadOnlySpan<byte> frame, NdisReceiveFlags flags = NdisReceiveFlags.None) =>
        Edge.Receive(vc, frame, flags);

    protected override NdisStatus CreateVc(McmAf af, object context, out McmVc? handle)
    {
        ArgumentNullException.ThrowIfNull(af);
        return af.CreateVc(context, out handle);
    }

    protected override ScriptedVc<McmSap, McmVc> NewVc(ScriptedAf af, bool isOurs) => new ScriptedMcmVc(af) { IsOurs = isOurs };

    protected override void StopSends(ScriptedVc? vc)
    {
        if (vc is null)
        {
            Edge.CompleteSends();
        }
        else
        {
            Edge.CompleteSends(NdisStatus.Failure, of: (ScriptedMcmVc)vc);
        }
    }

    protected override string Own(string ddi) => ShapeNames.Of(ddi, byMcm: true);

    protected override bool Signal(string message)
    {
        Network.Heard.Add(message);
        return true;
    }
}
