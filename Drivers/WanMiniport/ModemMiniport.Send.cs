using System.Buffers.Binary;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Hdlc;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>Frames out: stuffed in one pass from the sender's memory into the block that the link gets; nothing is allocated.</summary>
public sealed partial class ModemMiniport
{
    private static readonly object s_dataFrame = new();

    private HdlcEncoder _encoder = HdlcEncoder.Default;
    private NetBufferListQueue _queue; // waits for the link
    private NetBufferListQueue _sent;  // the link has its octets
    private int _stale;
    private bool _sending;

    private bool HasSends => !_queue.IsEmpty || !_sent.IsEmpty;

    private bool CarriesData => State == ModemCallState.Active && !_isLost && (_dte?.MaySendData ?? true);

    void ICoMiniportEdge.SendNetBufferLists(object? miniportVcContext, NetBufferList netBufferLists, NdisSendFlags sendFlags)
    {
        ModemVc vc = (ModemVc)miniportVcContext!;
        bool carried = ReferenceEquals(vc, _call) && State == ModemCallState.Active && !_isPaused;
        NetBufferListQueue refused = default;
        for (NetBufferList? list = netBufferLists; list is not null;)
        {
            NetBufferList? next = list.Next;
            list.MiniportReserved = vc.Handle;
            list.Status = _isPaused ? NdisStatus.Paused : NdisStatus.Failure;
            if (carried)
            {
                _queue.Append(list);
            }
            else
            {
                refused.Append(list); // R218: everything is taken, and completed
            }

            list = next;
        }

        Complete(refused.Head);
        PumpSends();
    }

    // What the link has is a copy, so it need not be waited for: a line whose far end takes nothing may never give it back.
    void ICoMiniportEdge.CancelSend(object? miniportAdapterContext, object cancelId)
    {
        NetBufferListQueue done = default;
        while (_sent.Head is { } oldest && ReferenceEquals(oldest.CancelId, cancelId) && _sent.TryTake(out NetBufferList? list))
        {
            _stale++;
            list.Status = NdisStatus.SendAborted;
            done.Append(list);
        }

        NetBufferList? rest = _queue.TakeAll();
        while (rest is { } list)
        {
            rest = list.Next;
            if (ReferenceEquals(list.CancelId, cancelId))
            {
                list.Status = NdisStatus.SendAborted;
                done.Append(list);
            }
            else
            {
                _queue.Append(list);
            }
        }

        Complete(done.Head);
    }

    void ILinkSink.HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        NetBufferListQueue done = default;
        foreach (LinkFrame frame in frames)
        {
            frame.Lease.Return();
            if (ReferenceEquals(frame.Token, s_dataFrame))
            {
                if (_stale > 0)
                {
                    _stale--; // its list was completed when the call ended
                }
                else if (_sent.TryTake(out NetBufferList? list))
                {
                    CountSent(list, delivered);
                    done.Append(list);
                }
            }
        }

        Complete(done.Head);
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
        while (_unsentCommand is null && CarriesData && _queue.Head is { } list && _sendBlocks.TryRent(out BufferLease lease))
        {
            if (!TryEncode(list, lease, out int length))
            {
                lease.Return();
                Drop(NdisStatus.InvalidLength);
                continue;
            }

            // It is in the list of what the link has before the link can give it back.
            _ = _queue.TryTake(out NetBufferList? taken);
            _sent.Append(taken!);
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
        if (_queue.TryTake(out NetBufferList? list))
        {
            list.Status = status;
            _total.SendErrors++;
            if (_call is { } vc)
            {
                vc.Statistics.SendErrors++;
            }

            Complete(list);
        }
    }

    // The newest that the link was offered becomes the oldest that waits.
    private void PutBack() => _queue.Prepend(_sent.TakeNewest());

    /// <summary>Completes every send; what the link still has is octets of ours, not the sender's memory.</summary>
    private void FlushSends(NdisStatus status)
    {
        NetBufferListQueue done = default;
        while (_sent.TryTake(out NetBufferList? list))
        {
            _stale++;
            list.Status = status;
            done.Append(list);
        }

        while (_queue.TryTake(out NetBufferList? list))
        {
            list.Status = status;
            done.Append(list);
        }

        Complete(done.Head);
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
}
