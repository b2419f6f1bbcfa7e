using System.Diagnostics.CodeAnalysis;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Hdlc;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>Frames in: decoded in place, indicated as slices of the chunk they came in; nothing is allocated.</summary>
public sealed partial class ModemMiniport : ILinkSink
{
    private const int MaxSharesPerChunk = 128; // a block takes 255; the rest of such a chunk is copied

    private readonly byte[] _fragment = new byte[NdisWanCoFragment.Size];

    void ICoMiniportEdge.ReturnNetBufferLists(object? miniportAdapterContext, NetBufferList netBufferLists)
    {
        for (NetBufferList? list = netBufferLists; list is not null;)
        {
            NetBufferList? next = list.Next;
            _receiveLists.Free(list);
            list = next;
        }

        AwaitFrames();
        AwaitPause();
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
        NetBufferListQueue frames = default;
        int count = 0;
        HdlcStatistics before = _decoder.Statistics;
        while (State == ModemCallState.Active && !_isPaused && _decoder.TryRead(octets, ref position, out HdlcFrame frame))
        {
            bool isLcp = IsLcp(_decoder.Octets(octets, frame));
            bool share = !frame.IsAssembled && shares < MaxSharesPerChunk;
            if (share ? TryShare(chunk, start, frame, out NetBufferList? list) : TryCopy(_decoder.Octets(octets, frame), out list))
            {
                shares += share ? 1 : 0;
                list.SourceHandle = _call!.Handle; // R225
                frames.Append(list);
                count++;
            }

            // What LCP agrees on holds for the octets right behind it: it must be known before they are decoded.
            if (isLcp)
            {
                Indicate(ref frames, ref count);
            }
        }

        Indicate(ref frames, ref count);
        CountErrors(before, _decoder.Statistics);
    }

    private bool TryShare(in LinkFrame chunk, int start, HdlcFrame frame, [NotNullWhen(true)] out NetBufferList? list)
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

    private bool TryCopy(ReadOnlySpan<byte> octets, [NotNullWhen(true)] out NetBufferList? list)
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

    private void Indicate(ref NetBufferListQueue frames, ref int count)
    {
        if (frames.TakeAll() is { } lists && _call is { } vc)
        {
            for (NetBufferList? list = lists; list is not null; list = list.Next)
            {
                int length = list.FirstNetBuffer.DataLength;
                vc.Statistics.FramesReceived++;
                vc.Statistics.BytesReceived += length;
                _total.FramesReceived++;
                _total.BytesReceived += length;
            }

            vc.HasDetectedPpp = true;
            int number = count;
            count = 0;
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
}
