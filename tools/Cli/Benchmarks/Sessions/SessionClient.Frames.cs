using System.Buffers.Binary;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Tools.Cli.Benchmarks.Sessions;

/// <content>Frames: lists that go out again as they come back, and a count of those that arrive.</content>
internal sealed partial class SessionClient
{
    private const int Lists = 256;
    private const int ChainLength = 32;
    private const int Headroom = 64;
    private const int ProtocolBytes = 2;   // the PPP protocol field, in front of the payload
    private const ushort Ipv4 = 0x0021;
    private readonly PinnedSlabPool _blocks = new(Lists, 1600);
    private readonly NetBufferListPool _lists = new(Lists);
    private readonly Queue<(NetBufferList Head, int Count)> _idle = new(Lists); // chains, as they came back
    private ClientVc? _flooded;
    private Action? _stopped;
    private int _out;          // lists that the miniport has
    private bool _isSending;

    /// <summary>Gets how many frames the miniport sent.</summary>
    public long FramesSent { get; private set; }

    /// <summary>Gets how many frames came back unsent.</summary>
    public long FramesFailed { get; private set; }

    /// <summary>Gets how many frames arrived.</summary>
    public long FramesReceived { get; private set; }

    /// <summary>Sends frames on the first call, as many as the miniport takes, until <see cref="StopFlood"/>.</summary>
    /// <param name="payload">Octets of each after the PPP protocol field.</param>
    public void Flood(int payload)
    {
        _flooded = _calls.First().Vc;
        for (int chain = 0; chain < Lists / ChainLength; chain++)
        {
            NetBufferList? head = null;
            for (int i = 0; i < ChainLength; i++)
            {
                NetBufferList list = NewList(payload);
                list.Next = head;
                head = list;
            }

            _idle.Enqueue((head!, ChainLength));
        }

        Send();
    }

    /// <summary>Sends no more.</summary>
    /// <param name="stopped">Called once when every list is back.</param>
    public void StopFlood(Action stopped)
    {
        _stopped = stopped;
        _flooded = null;
        FreeIdle();
    }

    public override void SendNetBufferListsComplete(object? protocolVcContext, NetBufferList netBufferLists, NdisSendFlags sendCompleteFlags)
    {
        int count = 0;
        for (NetBufferList? list = netBufferLists; list is not null; list = list.Next)
        {
            count++;
            FramesFailed += list.Status.IsSuccess ? 0 : 1;
        }

        FramesSent += count;
        _out -= count;
        _idle.Enqueue((netBufferLists, count));
        if (_flooded is not null)
        {
            Send();
        }
        else
        {
            FreeIdle();
        }
    }

    public override void ReceiveNetBufferLists(
        object? protocolBindingContext,
        object? protocolVcContext,
        NetBufferList netBufferLists,
        int numberOfNetBufferLists,
        NdisReceiveFlags receiveFlags)
    {
        FramesReceived += numberOfNetBufferLists;
        Binding!.ReturnNetBufferLists(netBufferLists);
    }

    /// <summary>The miniport may complete lists before it returns: the flag keeps that flat.</summary>
    private void Send()
    {
        if (_isSending)
        {
            return;
        }

        _isSending = true;
        for (int i = 0; i < Lists && _flooded is { } vc && _idle.TryDequeue(out (NetBufferList Head, int Count) chain); i++)
        {
            _out += chain.Count;
            vc.SendNetBufferLists(chain.Head);
        }

        _isSending = false;
    }

    private NetBufferList NewList(int payload)
    {
        if (!_blocks.TryRent(out BufferLease lease) || !_lists.TryAllocate(lease, Headroom, payload + ProtocolBytes, out NetBufferList? list))
        {
            throw new InvalidOperationException("The pools are too small.");
        }

        list.SourceHandle = _flooded;
        BinaryPrimitives.WriteUInt16BigEndian(list.FirstNetBuffer.Data, Ipv4);
        return list;
    }

    private void FreeIdle()
    {
        while (_idle.TryDequeue(out (NetBufferList Head, int Count) chain))
        {
            for (NetBufferList? list = chain.Head; list is not null;)
            {
                NetBufferList? next = list.Next;
                _lists.Free(list);
                list = next;
            }
        }

        if (_out == 0 && _stopped is { } stopped)
        {
            _stopped = null;
            stopped();
        }
    }
}
