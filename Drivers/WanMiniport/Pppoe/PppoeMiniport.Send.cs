using System.Runtime.CompilerServices;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>Frames out: the link gets the sender's own block, with our headers in the room in front of the frame. Nothing is
/// copied, moved or allocated; the net buffer stays as it is, since it goes back as it came (R220).</summary>
public sealed partial class PppoeMiniport
{
    private const int Quantum = 8; // so many frames of one VC, then it is another's turn
    private const int ExtraBytes = 32; // R284
    private const int AddressControlLength = 2;

    private readonly int _headerLength;
    private PppoeVc? _roundHead;
    private PppoeVc? _roundTail;
    private PppoeVc? _touched;
    private (long Lists, long Bytes) _outstanding;
    private int _framesInLink;
    private bool _sending;

    void ICoMiniportEdge.SendNetBufferLists(object? miniportVcContext, NetBufferList netBufferLists, NdisSendFlags sendFlags)
    {
        PppoeVc vc = (PppoeVc)miniportVcContext!;
        NdisStatus refusal = _isPaused ? NdisStatus.Paused : vc.State == PppoeCallState.Active ? NdisStatus.Success : NdisStatus.Failure;
        NetBufferListQueue refused = default;
        for (NetBufferList? list = netBufferLists; list is not null;)
        {
            NetBufferList? next = list.Next;
            list.MiniportReserved = vc;
            list.Status = refusal.IsSuccess ? Judge(list.FirstNetBuffer) : refusal;
            Count(vc, list, 1);
            if (list.Status.IsSuccess)
            {
                vc.Waiting.Append(list);
            }
            else
            {
                CountUnsent(vc);
                refused.Append(list); // R218: everything is taken, and completed
            }

            list = next;
        }

        if (!vc.Waiting.IsEmpty)
        {
            EnterRound(vc);
        }

        Complete(vc, refused.Head);
        PumpSends();
    }

    // What the link has is under way; what waits comes back.
    void ICoMiniportEdge.CancelSend(object? miniportAdapterContext, object cancelId)
    {
        for (PppoeVc? vc = _roundHead; vc is not null; vc = vc.NextInRound)
        {
            NetBufferList? rest = vc.Waiting.TakeAll();
            while (rest is { } list)
            {
                rest = list.Next;
                bool isMeant = ReferenceEquals(list.CancelId, cancelId);
                list.Status = isMeant ? NdisStatus.SendAborted : list.Status;
                (isMeant ? ref vc.Done : ref vc.Waiting).Append(list);
            }

            Touch(vc);
        }

        CompleteTouched();
    }

    void ILinkSink.HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            if (frame.Token is NetBufferList list)
            {
                HandleSent(frame, list, delivered);
            }
            else
            {
                frame.Lease.Return();
            }
        }

        CompleteTouched();
        PumpStarved();
        PumpSends();
        AwaitPause();
        AdvanceHalt();
    }

    void ILinkSink.HandleWritable()
    {
        SendUnsentDiscovery();
        PumpStarved();
        PumpSends();
    }

    private void HandleSent(in LinkFrame frame, NetBufferList list, bool delivered)
    {
        PppoeVc vc = (PppoeVc)list.MiniportReserved!;
        Uncover(frame.Offset, list.FirstNetBuffer);
        vc.InLink--;
        _framesInLink--;
        list.Status = delivered ? NdisStatus.Success : NdisStatus.Failure;
        if (delivered)
        {
            int length = list.FirstNetBuffer.DataLength;
            vc.Statistics.FramesSent++;
            vc.Statistics.BytesSent += length;
            _total.FramesSent++;
            _total.BytesSent += length;
        }
        else
        {
            CountUnsent(vc);
        }

        vc.Done.Append(list);
        Touch(vc);
    }

    // R284 lets only what is longer than that be refused for its length; the rest the medium may still be too small for.
    private NdisStatus Judge(NetBuffer frame)
    {
        int hidden = HasAddressControl(frame) ? AddressControlLength : 0;
        if (frame.DataOffset + hidden < _headerLength)
        {
            _total.NoHeadroom++;
            return NdisStatus.Resources; // as NdisRetreatNetBufferDataStart says it
        }

        return frame.DataLength > _traits.Info.MaxFrameSize + ExtraBytes ? NdisStatus.InvalidLength
            : frame.DataLength - hidden + _headerLength > _maxFrameBytes ? NdisStatus.Failure
            : NdisStatus.Success;
    }

    // In turn, a few frames each: a VC with many does not hold up the others. No frame of a session overtakes the PADS that
    // opens it: the host would take it for a stranger's. The link may give a frame back before TrySend
    // returns, and its sender may send again: the flag keeps that flat.
    private void PumpSends()
    {
        if (_sending)
        {
            return;
        }

        _sending = true;
        while (_unsentDiscovery.Count == 0 && !_isConcentratorStarved && !_isLost && _roundHead is { } vc && TrySendSome(vc))
        {
            LeaveRound(vc);
            if (!vc.Waiting.IsEmpty)
            {
                EnterRound(vc);
            }
        }

        _sending = false;
    }

    /// <returns>False: the link takes no more.</returns>
    private bool TrySendSome(PppoeVc vc)
    {
        for (int left = Quantum; left > 0 && vc.Waiting.TryTake(out NetBufferList? list); left--)
        {
            vc.InLink++;
            _framesInLink++;
            LinkFrame frame = Cover(vc, list);
            if (!_link.TrySend(frame))
            {
                vc.InLink--;
                _framesInLink--;
                Uncover(frame.Offset, list.FirstNetBuffer);
                vc.Waiting.Prepend(list);
                return false;
            }
        }

        return true;
    }

    // RFC 2516 section 7: FF 03 is not sent, so the headers end over it, and it comes back with the frame.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LinkFrame Cover(PppoeVc vc, NetBufferList list)
    {
        NetBuffer buffer = list.FirstNetBuffer;
        BufferLease lease = buffer.Lease;
        Span<byte> block = lease.Span;
        int hidden = HasAddressControl(block[buffer.DataOffset..]) ? AddressControlLength : 0;
        int offset = buffer.DataOffset + hidden - _headerLength;
        int length = buffer.DataLength - hidden;
        vc.Address.WriteHeaders(block[offset..], length);
        return new LinkFrame(lease, offset, length + _headerLength, list);
    }

    private void Uncover(int offset, NetBuffer buffer)
    {
        if (offset + _headerLength > buffer.DataOffset)
        {
            Span<byte> data = buffer.Data;
            data[0] = 0xFF;
            data[1] = 0x03;
        }
    }

    private static bool HasAddressControl(NetBuffer frame) => HasAddressControl(frame.Data);

    private static bool HasAddressControl(ReadOnlySpan<byte> frame) => frame.Length >= 2 && frame[0] == 0xFF && frame[1] == 0x03;

    private void EnterRound(PppoeVc vc)
    {
        if (vc.IsInRound)
        {
            return;
        }

        vc.IsInRound = true;
        if (_roundTail is { } tail)
        {
            tail.NextInRound = vc;
        }
        else
        {
            _roundHead = vc;
        }

        _roundTail = vc;
    }

    private void LeaveRound(PppoeVc first)
    {
        _roundHead = first.NextInRound;
        _roundTail = _roundHead is null ? null : _roundTail;
        first.NextInRound = null;
        first.IsInRound = false;
    }
}
