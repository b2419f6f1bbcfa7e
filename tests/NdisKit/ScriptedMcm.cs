using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.NdisKit;

/// <summary>An MCM that keeps the contract and answers as its script says. Calls are driven by the test.</summary>
public sealed partial class ScriptedMcm : IMcmMiniport
{
    private readonly List<NetBufferList> _held = [];
    private readonly IEventLoop _later;

    public ScriptedMcm(IEventLoop loop, string name = "MCM")
    {
        Name = name;
        _later = loop;
        Script = new Script(loop, name);
    }

    public string Name { get; }

    public Script Script { get; }

    public List<CoAddressFamily> Families { get; } = [new(CoAddressFamily.TapiProxy, 1, 0)];

    public McmAdapter? Adapter { get; private set; }

    public List<ScriptedMcmAf> Afs { get; } = [];

    public List<ScriptedMcmSap> Saps { get; } = [];

    public List<ScriptedMcmVc> Vcs { get; } = [];

    public PinnedSlabPool Blocks { get; } = new(64, 2048);

    public NetBufferListPool Lists { get; } = new(64);

    /// <summary>Frames are completed in the send call; else when <see cref="CompleteSends"/> is called.</summary>
    public bool CompletesSendsAtOnce { get; set; } = true;

    public NdisStatus SendStatus { get; set; } = NdisStatus.Success;

    /// <summary>Called with the parameters of a call before it completes; may change them.</summary>
    public Action<CoCallParameters>? AlterParameters { get; set; }

    public IReadOnlyList<NetBufferList> Held => _held;

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
        _halting = true;
        CompleteSends();
        foreach (ScriptedMcmVc vc in Vcs.ToArray())
        {
            if (vc is { HasCall: true, IsHungUp: false })
            {
                vc.IsHungUp = true;
                vc.Handle.DispatchIncomingCloseCall(NdisStatus.Failure);
            }
        }

        foreach (ScriptedMcmAf af in Afs.ToArray())
        {
            af.NotifyPending = af.Handle.NotifyClose().IsPending;
        }

        if (Afs.Count == 0)
        {
            return NdisStatus.Success;
        }

        _haltPending = true;
        return NdisStatus.Pending;
    }

    public void SendNetBufferLists(object? miniportVcContext, NetBufferList netBufferLists, NdisSendFlags sendFlags)
    {
        Script.Enter("MiniportCoSendNetBufferLists");
        var vc = (ScriptedMcmVc)miniportVcContext!;
        if (CompletesSendsAtOnce)
        {
            for (NetBufferList? list = netBufferLists; list is not null; list = list.Next)
            {
                list.Status = SendStatus;
            }

            vc.Handle.SendNetBufferListsComplete(netBufferLists);
            return;
        }

        for (NetBufferList? list = netBufferLists; list is not null;)
        {
            NetBufferList? next = list.Next;
            list.Next = null;
            list.MiniportReserved = vc;
            _held.Add(list);
            list = next;
        }
    }

    public void ReturnNetBufferLists(object? miniportAdapterContext, NetBufferList netBufferLists)
    {
        for (NetBufferList? list = netBufferLists; list is not null;)
        {
            NetBufferList? next = list.Next;
            Lists.Free(list);
            list = next;
        }

        Script.Enter("MiniportReturnNetBufferLists");
    }

    public void CancelSend(object? miniportAdapterContext, object cancelId)
    {
        Script.Enter("MiniportCancelSend");
        CompleteSends(NdisStatus.SendAborted, list => Equals(list.CancelId, cancelId));
    }

    NdisStatus ICoMiniportEdge.OidRequest(object? miniportAdapterContext, object? miniportVcContext, NdisOidRequest oidRequest)
    {
        Script.Enter("MiniportCoOidRequest");
        McmVc? vc = (miniportVcContext as ScriptedMcmVc)?.Handle;
        return Script.Answer(
            "MiniportCoOidRequest",
            status => Fill(oidRequest, status),
            status => Adapter!.OidRequestComplete(vc, oidRequest, status));
    }

    public void CancelOidRequest(object? miniportAdapterContext, object requestId) => Script.Enter("MiniportCancelOidRequest");

    /// <summary>Completes held sends, all or those that match.</summary>
    public void CompleteSends(NdisStatus? status = null, Func<NetBufferList, bool>? which = null)
    {
        foreach (NetBufferList list in _held.Where(l => which is null || which(l)).ToArray())
        {
            _held.Remove(list);
            list.Status = status ?? SendStatus;
            ((ScriptedMcmVc)list.MiniportReserved!).Handle.SendNetBufferListsComplete(list);
        }
    }

    /// <summary>Indicates one frame.</summary>
    public void Receive(ScriptedMcmVc vc, ReadOnlySpan<byte> frame, NdisReceiveFlags flags = NdisReceiveFlags.None)
    {
        if (!Blocks.TryRent(out BufferLease lease))
        {
            throw new InvalidOperationException("No block.");
        }

        frame.CopyTo(lease.Span);
        if (!Lists.TryAllocate(lease, 0, frame.Length, out NetBufferList? list))
        {
            lease.Return();
            throw new InvalidOperationException("No list.");
        }

        list.SourceHandle = vc.Handle;
        vc.Handle.IndicateReceiveNetBufferLists(list, 1, flags);
        if ((flags & NdisReceiveFlags.Resources) != NdisReceiveFlags.None)
        {
            Lists.Free(list);
        }
    }

    private static void Fill(NdisOidRequest request, NdisStatus status)
    {
        if (status.IsSuccess)
        {
            int length = request.InformationBuffer.Length;
            (request.BytesWritten, request.BytesRead) =
                request.RequestType == NdisRequestType.SetInformation ? (0, length) : (length, 0);
        }
    }
}
