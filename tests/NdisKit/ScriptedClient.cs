using System.Text;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.NdisKit;

/// <summary>A client that keeps the contract: opens the family it wants, registers a SAP, calls when told to, tears down in order.</summary>
public sealed partial class ScriptedClient : ICoClient
{
    private readonly IEventLoop _loop;

    public ScriptedClient(IEventLoop loop, string name = "CLIENT", uint family = CoAddressFamily.TapiProxy)
    {
        _loop = loop;
        Name = name;
        Family = family;
        Script = new Script(loop, name);
    }

    public string Name { get; }

    public Script Script { get; }

    public uint Family { get; set; }

    /// <summary>Registers a SAP as soon as the family is open.</summary>
    public bool WantsCalls { get; set; } = true;

    /// <summary>Refuses to close its family when it is asked to (3.3).</summary>
    public bool KeepsFamily { get; set; }

    public List<ScriptedBinding> Bindings { get; } = [];

    public ScriptedBinding Binding => Bindings[0];

    public List<byte[]> Received { get; } = [];

    public List<(ScriptedBinding From, NetBufferList List)> Kept { get; } = [];

    /// <summary>Received frames are kept until <see cref="ReturnKept"/>.</summary>
    public bool KeepsFrames { get; set; }

    /// <summary>Frames that come back from the miniport are freed; else they are another driver's that was only passed on.</summary>
    public bool FreesSent { get; set; } = true;

    /// <summary>What it does with a sent frame that came back and is another driver's.</summary>
    public Action<NetBufferList>? Bounces { get; set; }

    public List<NdisStatus> SendStatuses { get; } = [];

    public List<(NdisStatus Code, object? Vc)> Statuses { get; } = [];

    public List<NetPnPEvent> Events { get; } = [];

    public PinnedSlabPool Blocks { get; } = new(64, 2048);

    public NetBufferListPool Lists { get; } = new(64);

    public NdisStatus BindAdapterEx(ClientBinding binding, out object? protocolBindingContext)
    {
        ScriptedBinding bound = new(binding);
        protocolBindingContext = bound;
        Script.Enter("ProtocolBindAdapterEx");
        Bindings.Add(bound);
        return Script.StatusOf("ProtocolBindAdapterEx");
    }

    public NdisStatus UnbindAdapterEx(object? protocolBindingContext)
    {
        var binding = (ScriptedBinding)protocolBindingContext!;
        Script.Enter("ProtocolUnbindAdapterEx");
        binding.Unbinding = true;
        Progress(binding);
        binding.UnbindReturned = true;
        return binding.UnbindDone ? NdisStatus.Success : NdisStatus.Pending;
    }

    public NdisStatus NetPnPEvent(object? protocolBindingContext, NetPnPEvent netPnPEvent)
    {
        var binding = (ScriptedBinding)protocolBindingContext!;
        Script.Enter("ProtocolNetPnPEvent");
        Events.Add(netPnPEvent);
        return Script.Answer(
            "ProtocolNetPnPEvent",
            _ =>
            {
                if (netPnPEvent == Framework.Contracts.NetPnPEvent.Pause)
                {
                    ReturnKept(binding);
                }
            },
            status => binding.Handle.CompleteNetPnPEvent(status));
    }

    public void StatusEx(object? protocolBindingContext, object? protocolVcContext, in NdisStatusIndication indication)
    {
        Script.Enter("ProtocolCoStatusEx");
        Statuses.Add((indication.StatusCode, protocolVcContext));
    }

    public void ReceiveNetBufferLists(
        object? protocolBindingContext,
        object? protocolVcContext,
        NetBufferList netBufferLists,
        int numberOfNetBufferLists,
        NdisReceiveFlags receiveFlags)
    {
        for (NetBufferList? list = netBufferLists; list is not null; list = list.Next)
        {
            if (Script.IsLean)
            {
                continue;
            }

            Received.Add(list.FirstNetBuffer.Data.ToArray());
        }

        Script.Enter("ProtocolCoReceiveNetBufferLists");
        if ((receiveFlags & NdisReceiveFlags.Resources) != NdisReceiveFlags.None)
        {
            return;
        }

        if (KeepsFrames)
        {
            for (NetBufferList? list = netBufferLists; list is not null;)
            {
                NetBufferList? next = list.Next;
                list.Next = null;
                Kept.Add(((ScriptedBinding)protocolBindingContext!, list));
                list = next;
            }

            return;
        }

        ((ScriptedBinding)protocolBindingContext!).Handle.ReturnNetBufferLists(netBufferLists);
    }

    public void SendNetBufferListsComplete(
        object? protocolVcContext, NetBufferList netBufferLists, NdisSendFlags sendCompleteFlags)
    {
        for (NetBufferList? list = netBufferLists; list is not null;)
        {
            NetBufferList? next = list.Next;
            if (!Script.IsLean)
            {
                SendStatuses.Add(list.Status);
            }

            if (Bounces is { } bounces && !ReferenceEquals(list.Pool, Lists))
            {
                bounces(list);
            }
            else if (FreesSent)
            {
                Lists.Free(list);
            }

            list = next;
        }

        Script.Enter("ProtocolCoSendNetBufferListsComplete");
    }

    public void ReturnKept(ScriptedBinding binding, bool reversed = false)
    {
        (ScriptedBinding From, NetBufferList List)[] kept = [.. Kept.Where(k => k.From == binding)];
        if (reversed)
        {
            Array.Reverse(kept);
        }

        foreach ((ScriptedBinding from, NetBufferList list) in kept)
        {
            Kept.Remove((from, list));
            binding.Handle.ReturnNetBufferLists(list);
        }
    }

    /// <summary>Sends one frame; it comes back through <see cref="SendStatuses"/>.</summary>
    public void Send(ScriptedCall call, ReadOnlySpan<byte> frame, object? cancelId = null)
    {
        NetBufferList list = Frame(call, frame);
        list.CancelId = cancelId;
        Script.Calls("NdisCoSendNetBufferLists");
        call.Handle.SendNetBufferLists(list);
    }

    /// <summary>Sends frames in one chain.</summary>
    public void SendChain(ScriptedCall call, params string[] frames)
    {
        Script.Calls("NdisCoSendNetBufferLists");
        call.Handle.SendNetBufferLists(FrameChain.Make(frames, frame => Frame(call, frame), Lists));
    }

    public NetBufferList Frame(ScriptedCall call, ReadOnlySpan<byte> frame)
    {
        ThrowIfEnded(call);
        if (Script.Faults?.Hit("client's block") == true || !Blocks.TryRent(out BufferLease lease))
        {
            throw new InvalidOperationException("No block.");
        }

        frame.CopyTo(lease.Span[64..]);
        if (Script.Faults?.Hit("client's list") == true || !Lists.TryAllocate(lease, 64, frame.Length, out NetBufferList? list))
        {
            lease.Return();
            throw new InvalidOperationException("No list.");
        }

        list.SourceHandle = call.Handle;
        return list;
    }
}
