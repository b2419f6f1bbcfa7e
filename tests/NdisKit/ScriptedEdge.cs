using System.Text;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.NdisKit;

/// <summary>The miniport half of a scripted driver, the same in both shapes: frames, their cancelling, and OIDs.</summary>
public sealed partial class ScriptedEdge(Script script)
{
    private readonly List<(ICarrier Carrier, NetBufferList List)> _held = [];
    private readonly List<(NdisOidRequest Request, Action<NdisStatus> Complete)> _oids = [];

    public Script Script => script;

    /// <summary>Finds the miniport's side of a VC; null: it has none, or no other.</summary>
    public Func<NdisVc, ICarrier?> Find { get; set; } = static _ => null;

    /// <summary>The VC that a stand-alone call manager signals on.</summary>
    public ICarrier? Signaling { get; set; }

    /// <summary>Who hears what is said there.</summary>
    public ScriptedNetwork? Network { get; set; }

    /// <summary>How many requests came.</summary>
    public int OidsSeen { get; private set; }

    /// <summary>The time of the card may pend, as everything else.</summary>
    public bool TimePends { get; set; }

    public PinnedSlabPool Blocks { get; } = new(64, 2048);

    public NetBufferListPool Lists { get; } = new(64);

    /// <summary>Frames are completed in the send call; else when <see cref="CompleteSends"/> is called.</summary>
    public bool CompletesSendsAtOnce { get; set; } = true;

    public NdisStatus SendStatus { get; set; } = NdisStatus.Success;

    /// <summary>Frames that were sent and are not completed, in order.</summary>
    public IReadOnlyList<NetBufferList> Held => [.. _held.Select(h => h.List)];

    public void Send(ICarrier carrier, NetBufferList lists)
    {
        script.Enter("MiniportCoSendNetBufferLists");
        bool isSignal = Signaling is { } signaling && ReferenceEquals(carrier, signaling);
        if (isSignal)
        {
            Network!.Heard.Add(Encoding.ASCII.GetString(lists.FirstNetBuffer.Data));
        }

        if (CompletesSendsAtOnce || isSignal)
        {
            for (NetBufferList? list = lists; list is not null; list = list.Next)
            {
                list.Status = script.Faults?.Hit("link's write") == true ? FaultPlan.Status : SendStatus;
            }

            script.Calls("NdisMCoSendNetBufferListsComplete");
            carrier.Complete(lists);
            return;
        }

        for (NetBufferList? list = lists; list is not null;)
        {
            NetBufferList? next = list.Next;
            list.Next = null;
            _held.Add((carrier, list));
            list = next;
        }
    }

    /// <summary>Completes held sends, all or those that match, in order, reversed, or in one chain for each VC.</summary>
    public void CompleteSends(
        NdisStatus? status = null,
        Func<NetBufferList, bool>? which = null,
        ICarrier? of = null,
        SendOrder order = SendOrder.AsSent)
    {
        (ICarrier Carrier, NetBufferList List)[] done =
            [.. _held.Where(h => (which is null || which(h.List)) && (of is null || ReferenceEquals(of, h.Carrier)))];
        if (order == SendOrder.Reversed)
        {
            Array.Reverse(done);
        }

        foreach ((ICarrier carrier, NetBufferList list) in done)
        {
            _held.Remove((carrier, list));
            list.Status = status ?? SendStatus;
        }

        if (order == SendOrder.Chained)
        {
            foreach (IGrouping<ICarrier, NetBufferList> chain in done.GroupBy(h => h.Carrier, h => h.List))
            {
                chain.Key.Complete(FrameChain.Link([.. chain]));
            }

            return;
        }

        foreach ((ICarrier carrier, NetBufferList list) in done)
        {
            carrier.Complete(list);
        }
    }

    public void Return(NetBufferList lists)
    {
        for (NetBufferList? list = lists; list is not null;)
        {
            NetBufferList? next = list.Next;
            Lists.Free(list);
            list = next;
        }

        script.Enter("MiniportReturnNetBufferLists");
        AwaitPause();
    }

    public void Cancel(object cancelId)
    {
        script.Enter("MiniportCancelSend");
        CompleteSends(NdisStatus.SendAborted, list => Equals(list.CancelId, cancelId));
    }

    /// <summary>Indicates one frame.</summary>
    public void Receive(ICarrier carrier, ReadOnlySpan<byte> frame, NdisReceiveFlags flags = NdisReceiveFlags.None)
    {
        NetBufferList list = Frame(carrier, frame);
        script.Calls("NdisMCoIndicateReceiveNetBufferLists");
        carrier.Indicate(list, 1, flags);
        if ((flags & NdisReceiveFlags.Resources) != NdisReceiveFlags.None)
        {
            Lists.Free(list);
        }
    }

    /// <summary>Indicates frames in one chain.</summary>
    public void ReceiveChain(ICarrier carrier, params string[] frames) =>
        carrier.Indicate(FrameChain.Make(frames, frame => Frame(carrier, frame), Lists), frames.Length, NdisReceiveFlags.None);

    private NetBufferList Frame(ICarrier carrier, ReadOnlySpan<byte> frame)
    {
        if (script.Faults?.Hit("miniport's block") == true || !Blocks.TryRent(out BufferLease lease))
        {
            throw new InvalidOperationException("No block.");
        }

        frame.CopyTo(lease.Span);
        if (script.Faults?.Hit("miniport's list") == true || !Lists.TryAllocate(lease, 0, frame.Length, out NetBufferList? list))
        {
            lease.Return();
            throw new InvalidOperationException("No list.");
        }

        list.SourceHandle = carrier.Handle;
        return list;
    }

    /// <summary>Tells a status of a VC, or of the adapter.</summary>
    public void Indicate(MiniportAdapter adapter, ICarrier? carrier, in NdisStatusIndication indication)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        script.Calls("NdisMCoIndicateStatusEx");
        adapter.IndicateStatusEx(carrier?.Handle, indication);
    }

    /// <summary>Answers a request in earnest; null leaves it to the script.</summary>
    public Func<NdisOidRequest, NdisStatus?>? OnOid { get; set; }

    public NdisStatus OidRequest(NdisOidRequest request, Action<NdisStatus> complete)
    {
        script.Enter("MiniportCoOidRequest");
        OidsSeen++;
        script.Oids.Add(request.Oid);
        if (IsRemoved)
        {
            return NdisStatus.NotAccepted;
        }

        if (request.Oid == Oid.GenCoGetNetcardTime && !TimePends)
        {
            return OidAnswer.Give(request, NdisStatus.Success, OnOid?.Invoke(request)); // R252
        }

        _oids.Add((request, complete));
        return script.Answer(
            "MiniportCoOidRequest",
            (status, done) =>
            {
                if (Take(request) is not null)
                {
                    done(OidAnswer.Give(request, status, OnOid?.Invoke(request)));
                }
            },
            complete);
    }

    /// <summary>Completes the request of that id, if it is still there (4.11).</summary>
    public void CancelOid(object requestId)
    {
        script.Enter("MiniportCancelOidRequest");
        if (script.ModeOf("MiniportCancelOidRequest") != AnswerMode.Never)
        {
            AbortOids(request => Equals(request.RequestId, requestId));
        }
    }

    /// <summary>Completes requests that are not answered yet.</summary>
    public void AbortOids(Func<NdisOidRequest, bool>? which = null, NdisStatus? status = null)
    {
        foreach ((NdisOidRequest request, _) in _oids.ToArray())
        {
            if (which is null || which(request))
            {
                Take(request)?.Invoke(status ?? NdisStatus.RequestAborted);
            }
        }
    }

    public void ThrowIfOutstanding()
    {
        Lists.ThrowIfOutstanding();
        Blocks.ThrowIfOutstanding();
    }

    private Action<NdisStatus>? Take(NdisOidRequest request)
    {
        int index = _oids.FindIndex(o => ReferenceEquals(o.Request, request));
        if (index < 0)
        {
            return null;
        }

        Action<NdisStatus> complete = _oids[index].Complete;
        _oids.RemoveAt(index);
        return complete;
    }
}
