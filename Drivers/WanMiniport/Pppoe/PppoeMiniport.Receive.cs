using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>Frames in: each list slices the frame that the link handed over and holds its lease; nothing is copied or
/// allocated. Only the session's own far end is heard, on its VLAN.</summary>
public sealed partial class PppoeMiniport : ILinkSink
{
    private const int ShortestPpp = 2; // the protocol field
    private const byte VersionType = 0x11;

    private PppoeVc? _receivingHead;
    private PppoeVc? _receivingTail;

    void ICoMiniportEdge.ReturnNetBufferLists(object? miniportAdapterContext, NetBufferList netBufferLists)
    {
        for (NetBufferList? list = netBufferLists; list is not null;)
        {
            NetBufferList? next = list.Next;
            PppoeVc vc = (PppoeVc)list.MiniportReserved!;
            _receiveLists.Free(list);
            if (vc.State == PppoeCallState.Draining)
            {
                Touch(vc);
            }

            list = next;
        }

        CompleteTouched();
        AwaitPause();
    }

    void ILinkSink.HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            if (!TryTake(frame))
            {
                frame.Lease.Return();
            }
        }

        Indicate();
    }

    // A frame link has no lines.
    void ILinkSink.HandleLinesChanged(ModemLines lines, ModemLines changed)
    {
    }

    /// <returns>Whether the frame's lease went to a list.</returns>
    private bool TryTake(in LinkFrame frame)
    {
        ReadOnlySpan<byte> octets = frame.Span;
        if (!EthernetHeader.TryRead(octets, out EthernetHeader ethernet, out int length))
        {
            _total.BadHeader++;
        }
        else if (ethernet.Type is not (EtherType.PppoeSession or EtherType.PppoeDiscovery))
        {
            _total.OtherProtocols++;
        }
        else if (ethernet.Vlan != _options.Vlan)
        {
            _total.WrongVlan++;
        }
        else if (ethernet.Destination != _local && !(ethernet.Destination.IsBroadcast && ethernet.Type == EtherType.PppoeDiscovery))
        {
            _total.NotForUs++;
        }
        else if (ethernet.Type == EtherType.PppoeSession)
        {
            return TryTakeSession(frame, ethernet.Source, octets[length..], length);
        }
        else
        {
            Indicate(); // what came before a PADT is of the session still
            HandleDiscovery(ethernet, octets[length..]);
        }

        return false;
    }

    private bool TryTakeSession(in LinkFrame frame, MacAddress source, ReadOnlySpan<byte> packet, int at)
    {
        if (!PppoeSessionHeader.TryRead(packet, out PppoeSessionHeader header))
        {
            CountBad(packet, header.Length);
            return false;
        }

        if (_sessions.Find(header.SessionId, source, out bool isOthers) is not { } vc)
        {
            CountStranger(header.SessionId, source, isOthers);
            return false;
        }

        if (vc.State != PppoeCallState.Active || _isPaused)
        {
            _total.NotRunning++;
            return false;
        }

        if (header.Length is < ShortestPpp || header.Length > _traits.Info.MaxFrameSize + ExtraBytes)
        {
            _total.BadLength++;
            return false;
        }

        if (!_receiveLists.TryAllocate(frame.Lease, frame.Offset + at + PppoeSessionHeader.Size, header.Length, out NetBufferList? list))
        {
            vc.Statistics.NoBuffer++;
            _total.NoBuffer++;
            return false;
        }

        Append(vc, list, header.Length);
        return true;
    }

    private void Append(PppoeVc vc, NetBufferList list, int length)
    {
        list.SourceHandle = vc.Handle; // R225
        list.MiniportReserved = vc;
        vc.Statistics.FramesReceived++;
        vc.Statistics.BytesReceived += length;
        _total.FramesReceived++;
        _total.BytesReceived += length;
        vc.Received.Append(list);
        if (vc.ReceivedCount++ == 0)
        {
            if (_receivingTail is { } tail)
            {
                tail.NextReceiving = vc;
            }
            else
            {
                _receivingHead = vc;
            }

            _receivingTail = vc;
        }
    }

    // A chain for each VC. Who is told of one may end another call: what came for that is thrown away.
    private void Indicate()
    {
        while (_receivingHead is { } vc)
        {
            _receivingHead = vc.NextReceiving;
            _receivingTail = _receivingHead is null ? null : _receivingTail;
            vc.NextReceiving = null;
            int count = vc.ReceivedCount;
            vc.ReceivedCount = 0;
            NetBufferList lists = vc.Received.TakeAll()!;
            if (vc.State == PppoeCallState.Active && !_isPaused)
            {
                vc.HasDetectedPpp = true;
                vc.Handle.IndicateReceiveNetBufferLists(lists, count);
            }
            else
            {
                _total.NotRunning += count;
                Drop(lists);
            }
        }
    }

    private void Drop(NetBufferList lists)
    {
        for (NetBufferList? list = lists; list is not null;)
        {
            NetBufferList? next = list.Next;
            _receiveLists.Free(list);
            list = next;
        }
    }

    private void CountStranger(ushort sessionId, MacAddress source, bool isOthers)
    {
        if (isOthers)
        {
            _total.WrongMac++;
        }
        else
        {
            _total.StrangerSession++;
            TellStranger(sessionId, source);
        }
    }

    // The codec reads a length that goes past the frame, and refuses it.
    private void CountBad(ReadOnlySpan<byte> packet, int length)
    {
        bool isSession = packet.Length >= PppoeSessionHeader.Size && packet is [VersionType, (byte)PppoeCode.Session, ..];
        if (isSession && length > packet.Length - PppoeSessionHeader.Size)
        {
            _total.BadLength++;
        }
        else
        {
            _total.BadHeader++;
        }
    }
}
