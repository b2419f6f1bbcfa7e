using System.Buffers.Binary;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Hdlc;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>Frames in both directions: one pass over the octets, no copy of a frame that came in one chunk, nothing
/// allocated.</summary>
public sealed partial class ModemMiniport : ILinkSink
{
    private const int MaxSharesPerChunk = 128; // a block takes 255; the rest of such a chunk is copied
    private static readonly object s_dataFrame = new();

    private readonly byte[] _fragment = new byte[NdisWanCoFragment.Size];
    private HdlcEncoder _encoder = HdlcEncoder.Default;
    private ModemStatistics _total;
    private NetBufferList? _queueHead;
    private NetBufferList? _queueTail;
    private NetBufferList? _sentHead;
    private NetBufferList? _sentTail;
    private int _stale;
    private bool _sending;

    private bool HasSends => _queueHead is not null || _sentHead is not null;

    private bool CarriesData => State == ModemCallState.Active && !_isLost && (_dte?.MaySendData ?? true);

    void ICoMiniportEdge.SendNetBufferLists(object? miniportVcContext, NetBufferList netBufferLists, NdisSendFlags sendFlags)
    {
        ModemVc vc = (ModemVc)miniportVcContext!;
        bool carried = ReferenceEquals(vc, _call) && State == ModemCallState.Active;
        NetBufferList? refused = null;
        NetBufferList? refusedTail = null;
        for (NetBufferList? list = netBufferLists; list is not null;)
        {
            NetBufferList? next = list.Next;
            list.MiniportReserved = vc.Handle;
            list.Status = NdisStatus.Failure;
            if (carried)
            {
                Append(ref _queueHead, ref _queueTail, list);
            }
            else
            {
                Append(ref refused, ref refusedTail, list); // R218: everything is taken, and completed
            }

            list = next;
        }

        Complete(refused);
        PumpSends();
    }

    void ICoMiniportEdge.CancelSend(object? miniportAdapterContext, object cancelId)
    {
        NetBufferList? rest = _queueHead;
        NetBufferList? done = null;
        NetBufferList? doneTail = null;
        _queueHead = _queueTail = null;
        while (rest is { } list)
        {
            rest = list.Next;
            if (ReferenceEquals(list.CancelId, cancelId))
            {
                list.Status = NdisStatus.SendAborted;
                Append(ref done, ref doneTail, list);
            }
            else
            {
                Append(ref _queueHead, ref _queueTail, list);
            }
        }

        Complete(done);
    }

    void ICoMiniportEdge.ReturnNetBufferLists(object? miniportAdapterContext, NetBufferList netBufferLists)
    {
        for (NetBufferList? list = netBufferLists; list is not null;)
        {
            NetBufferList? next = list.Next;
            _receiveLists.Free(list);
            list = next;
        }

        AwaitFrames();
    }

    void ILinkSink.HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        NetBufferList? done = null;
        NetBufferList? doneTail = null;
        foreach (LinkFrame frame in frames)
        {
            frame.Lease.Return();
            if (ReferenceEquals(frame.Token, s_dataFrame))
            {
                if (_stale > 0)
                {
                    _stale--; // its list was completed when the call ended
                }
                else if (TryTake(ref _sentHead, ref _sentTail, out NetBufferList? list))
                {
                    CountSent(list, delivered);
                    Append(ref done, ref doneTail, list);
                }
            }
        }

        Complete(done);
        PumpSends();
        PumpModem();
        AwaitFrames();
    }

    void ILinkSink.HandleWritable()
    {
        if (_unsentCommand is { } command && _link.TrySend(command))
        {
            _unsentCommand = null;
        }

        PumpModem();
        PumpSends();
    }

    void ILinkSink.HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        foreach (LinkFrame frame in frames)
        {
            HandleChunk(frame);
            frame.Lease.Return();
        }
    }

    void ILinkSink.HandleLinesChanged(ModemLines lines, ModemLines changed) => HandleLines(lines);

    private void HandleChunk(in LinkFrame chunk)
    {
        if (_dte is not { } dte)
        {
            RingByData(chunk.Span);
            Decode(chunk, 0);
            return;
        }

        int at = 0;
        while (at < chunk.Length && !_isLost)
        {
            if (dte.IsDataState)
            {
                dte.ObserveData(chunk.Span[at..], _loop.Now);
                Decode(chunk, at);
                break;
            }

            dte.HandleReceive(chunk.Span[at..], _loop.Now, out int consumed);
            at += consumed;
            PumpModem();
        }

        PumpModem();
    }

    private void Decode(in LinkFrame chunk, int start)
    {
        Span<byte> octets = chunk.Span[start..];
        int position = 0;
        int shares = 0;
        NetBufferList? head = null;
        NetBufferList? tail = null;
        int count = 0;
        HdlcStatistics before = _decoder.Statistics;
        while (State == ModemCallState.Active && _decoder.TryRead(octets, ref position, out HdlcFrame frame))
        {
            bool isLcp = IsLcp(_decoder.Octets(octets, frame));
            bool share = !frame.IsAssembled && shares < MaxSharesPerChunk;
            if (share ? TryShare(chunk, start, frame, out NetBufferList? list) : TryCopy(_decoder.Octets(octets, frame), out list))
            {
                shares += share ? 1 : 0;
                list.SourceHandle = _call!.Handle; // R225
                Append(ref head, ref tail, list);
                count++;
            }

            // What LCP agrees on holds for the octets right behind it: it must be known before they are decoded.
            if (isLcp)
            {
                Indicate(ref head, ref tail, ref count);
            }
        }

        Indicate(ref head, ref tail, ref count);
        CountErrors(before, _decoder.Statistics);
    }

    private bool TryShare(in LinkFrame chunk, int start, HdlcFrame frame, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out NetBufferList? list)
    {
        BufferLease lease = chunk.Lease.Share();
        if (_receiveLists.TryAllocate(lease, chunk.Offset + start + frame.Offset, frame.Length, out list))
        {
            return true;
        }

        lease.Return();
        CountNoBuffer();
        return false;
    }

    private bool TryCopy(ReadOnlySpan<byte> octets, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out NetBufferList? list)
    {
        list = null;
        if (!_receiveBlocks.TryRent(out BufferLease lease))
        {
            CountNoBuffer();
            return false;
        }

        octets.CopyTo(lease.Span);
        if (_receiveLists.TryAllocate(lease, 0, octets.Length, out list))
        {
            return true;
        }

        lease.Return();
        CountNoBuffer();
        return false;
    }

    private void Indicate(ref NetBufferList? head, ref NetBufferList? tail, ref int count)
    {
        if (head is { } lists && _call is { } vc)
        {
            for (NetBufferList? list = lists; list is not null; list = list.Next)
            {
                int length = list.FirstNetBuffer.DataLength;
                vc.Statistics.FramesReceived++;
                vc.Statistics.BytesReceived += length;
                _total.FramesReceived++;
                _total.BytesReceived += length;
            }

            int number = count;
            (head, tail, count) = (null, null, 0);
            vc.Handle.IndicateReceiveNetBufferLists(lists, number);
        }
    }

    private void CountErrors(in HdlcStatistics before, in HdlcStatistics after)
    {
        long crc = after.BadFcs - before.BadFcs;
        long framing = after.Aborts + after.Runts + after.Giants - before.Aborts - before.Runts - before.Giants;
        if (crc + framing == 0 || _call is not { IsActive: true } vc)
        {
            return;
        }

        vc.Statistics.CrcErrors += crc;
        vc.Statistics.FramingErrors += framing;
        _total.CrcErrors += crc;
        _total.FramingErrors += framing;
        new NdisWanCoFragment((crc > 0 ? WanErrors.Crc : WanErrors.None) | (framing > 0 ? WanErrors.Framing : WanErrors.None))
            .Write(_fragment);
        _adapter!.IndicateStatusEx(vc.Handle, new(NdisStatus.WanCoFragment, _fragment));
    }

    private void CountNoBuffer()
    {
        _total.NoBuffer++;
        if (_call is { } vc)
        {
            vc.Statistics.NoBuffer++;
        }
    }

    private void CountSent(NetBufferList list, bool delivered)
    {
        list.Status = delivered ? NdisStatus.Success : NdisStatus.Failure;
        int length = list.FirstNetBuffer.DataLength;
        _total.FramesSent += delivered ? 1 : 0;
        _total.BytesSent += delivered ? length : 0;
        _total.SendErrors += delivered ? 0 : 1;
        if (_call is { } vc)
        {
            vc.Statistics.FramesSent += delivered ? 1 : 0;
            vc.Statistics.BytesSent += delivered ? length : 0;
            vc.Statistics.SendErrors += delivered ? 0 : 1;
        }
    }

    // The link may give a frame back before TrySend returns, and its sender may send again: the flag keeps that flat.
    private void PumpSends()
    {
        if (_sending)
        {
            return;
        }

        _sending = true;
        while (_unsentCommand is null && CarriesData && _queueHead is { } list && _sendBlocks.TryRent(out BufferLease lease))
        {
            if (!TryEncode(list, lease, out int length))
            {
                lease.Return();
                Drop(NdisStatus.InvalidLength);
                continue;
            }

            // It is in the list of what the link has before the link can give it back.
            _ = TryTake(ref _queueHead, ref _queueTail, out NetBufferList? taken);
            Append(ref _sentHead, ref _sentTail, taken!);
            if (!_link.TrySend(new LinkFrame(lease, 0, length, s_dataFrame)))
            {
                lease.Return();
                PutBack();
                break;
            }
        }

        _sending = false;
    }

    private bool TryEncode(NetBufferList list, BufferLease lease, out int length)
    {
        Span<byte> frame = list.FirstNetBuffer.Data;
        length = 0;
        HdlcEncoder encoder = IsLcp(frame) ? HdlcEncoder.Default : _encoder; // RFC 1662 section 7
        return frame.Length <= _options.MaxFrameSize + ExtraBytes && encoder.TryEncode(frame, lease.Span, openingFlag: true, out length);
    }

    private void Drop(NdisStatus status)
    {
        if (TryTake(ref _queueHead, ref _queueTail, out NetBufferList? list))
        {
            list.Status = status;
            _total.SendErrors++;
            Complete(list);
        }
    }

    // The newest that the link was offered becomes the oldest that waits.
    private void PutBack()
    {
        NetBufferList list = _sentTail!;
        if (ReferenceEquals(_sentHead, list))
        {
            _sentHead = _sentTail = null;
        }
        else
        {
            NetBufferList before = _sentHead!;
            while (!ReferenceEquals(before.Next, list))
            {
                before = before.Next!;
            }

            before.Next = null;
            _sentTail = before;
        }

        list.Next = _queueHead;
        _queueHead = list;
        _queueTail ??= list;
    }

    /// <summary>Completes every send; what the link still has is octets of ours, not the sender's memory.</summary>
    private void FlushSends(NdisStatus status)
    {
        NetBufferList? done = null;
        NetBufferList? doneTail = null;
        while (TryTake(ref _sentHead, ref _sentTail, out NetBufferList? list))
        {
            _stale++;
            list.Status = status;
            Append(ref done, ref doneTail, list);
        }

        while (TryTake(ref _queueHead, ref _queueTail, out NetBufferList? list))
        {
            list.Status = status;
            Append(ref done, ref doneTail, list);
        }

        Complete(done);
    }

    private static void Complete(NetBufferList? lists)
    {
        if (lists is not null)
        {
            McmVc vc = (McmVc)lists.MiniportReserved!;
            vc.SendNetBufferListsComplete(lists);
        }
    }

    private static bool IsLcp(ReadOnlySpan<byte> frame) =>
        frame.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(frame) == 0xFF03C021;

    private static void Append(ref NetBufferList? head, ref NetBufferList? tail, NetBufferList list)
    {
        list.Next = null;
        if (tail is null)
        {
            head = list;
        }
        else
        {
            tail.Next = list;
        }

        tail = list;
    }

    private static bool TryTake(
        ref NetBufferList? head, ref NetBufferList? tail, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out NetBufferList? list)
    {
        list = head;
        if (list is null)
        {
            return false;
        }

        head = list.Next;
        tail = head is null ? null : tail;
        list.Next = null;
        return true;
    }
}
