using System.Runtime.InteropServices;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Frames;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Tap.Offload;

/// <summary>Reads packets that the system left unfinished: sums are completed, packets of many segments divided.</summary>
/// <remarks>
/// One read scatters a packet of up to 64 KiB over many blocks so that the payload of each segment lies where it belongs,
/// behind room for its headers: only these are written then. That takes the length of the headers and of the segments
/// beforehand, so both are foreseen to be those of the packet before, which in a bulk flow they are. Where they are not, the
/// payload is moved and counted.
/// </remarks>
internal sealed class TunReader
{
    private const int MaxPacket = 1 << 16;
    private const int ForgetAfter = 64;

    private readonly TcpSegmenter _segmenter = new();
    private readonly VirtioNetHeader[] _unfinished = GC.AllocateArray<VirtioNetHeader>(1, pinned: true);
    private readonly byte[] _spill = GC.AllocateArray<byte>(MaxPacket, pinned: true);  // what the blocks had no place for
    private readonly byte[] _whole = new byte[MaxPacket];                              // a packet that was laid out wrongly
    private readonly IoVector[] _pieces = new IoVector[2 + FdFrameLink.BatchFrames];
    private int _headerLength;     // foreseen; with a segment size of 0 a single packet is foreseen
    private int _segmentSize;
    private int _firstLength;      // of the piece that the beginning of a packet goes to
    private int _places;           // blocks that have a piece
    private int _singles;          // packets since the last one of many segments
    private byte[] _rest = [];     // payload of segments that wait for blocks
    private int _restOffset;
    private int _restIndex;

    /// <summary>Gets how many frames' payload was moved.</summary>
    public long Moves { get; private set; }

    /// <summary>Gets how many packets were thrown away because they made no sense.</summary>
    public long Drops { get; private set; }

    /// <summary>Reads packets into blocks until one of them is used up.</summary>
    /// <param name="fileDescriptor">The interface.</param>
    /// <param name="frames">As <see cref="FrameDevice.Receive"/> has them.</param>
    /// <param name="error">errno of the read that failed; 0 when none did.</param>
    /// <returns>How many were filled.</returns>
    public int Read(int fileDescriptor, Span<LinkFrame> frames, out int error)
    {
        error = 0;
        int done = TakeRest(frames);
        while (done < frames.Length)
        {
            Span<LinkFrame> free = frames[done..];
            if (done != 0 && _segmentSize != 0 && free.Length < MaxPacket / _segmentSize)
            {
                break; // the next packet would not find its places
            }

            long length = StreamNative.Read(fileDescriptor, LayOut(free));
            if (length < 0)
            {
                error = (int)-length;
                break;
            }

            done += Take(free, (int)length - VirtioNetHeader.Bytes);
        }

        return done;
    }

    private ReadOnlySpan<IoVector> LayOut(ReadOnlySpan<LinkFrame> frames)
    {
        int count = 0;
        _pieces[count++] = new IoVector { Base = Marshal.UnsafeAddrOfPinnedArrayElement(_unfinished, 0), Length = VirtioNetHeader.Bytes };
        LinkFrame first = frames[0];
        bool foreseesSegments = _segmentSize != 0 && _headerLength + _segmentSize <= first.Length;
        _firstLength = foreseesSegments ? _headerLength + _segmentSize : first.Length;
        _pieces[count++] = new IoVector { Base = first.Lease.Address + first.Offset, Length = _firstLength };
        _places = foreseesSegments ? Math.Min(frames.Length, 1 + MaxPacket / _segmentSize) : 1;
        for (int i = 1; i < _places; i++)
        {
            _pieces[count++] = new IoVector
            {
                Base = frames[i].Lease.Address + frames[i].Offset + _headerLength,
                Length = _segmentSize,
            };
        }

        _pieces[count++] = new IoVector { Base = Marshal.UnsafeAddrOfPinnedArrayElement(_spill, 0), Length = MaxPacket };
        return _pieces.AsSpan(0, count);
    }

    /// <summary>Takes a packet that was read; returns how many frames it made.</summary>
    private int Take(Span<LinkFrame> frames, int length)
    {
        VirtioNetHeader unfinished = _unfinished[0];
        if (length is <= 0 or > MaxPacket)
        {
            return Drop();
        }

        if (unfinished.IsTcpSegments)
        {
            _singles = 0;
            return TakeSegments(frames, length, unfinished.GsoSize);
        }

        if (++_singles == ForgetAfter)
        {
            _segmentSize = 0;
        }

        return unfinished.GsoType == VirtioNetHeader.GsoNone && TakeSingle(frames, length, unfinished) ? 1 : Drop();
    }

    private bool TakeSingle(Span<LinkFrame> frames, int length, in VirtioNetHeader unfinished)
    {
        ref LinkFrame frame = ref frames[0];
        if (length > frame.Length)
        {
            return false; // the interface's MTU grew beyond the blocks
        }

        Span<byte> packet = frame.Span[..length];
        if (length > _firstLength)
        {
            Gather(frames, _firstLength, packet[_firstLength..]);
            Moves++;
        }

        if ((unfinished.Flags & VirtioNetHeader.NeedsChecksum) != 0
            && !TryCompleteSum(packet, unfinished.ChecksumStart, unfinished.ChecksumOffset))
        {
            return false;
        }

        frame = frame with { Length = length };
        return true;
    }

    /// <summary>Sums from where the header says; the sum of the pseudo-header stands there already.</summary>
    private static bool TryCompleteSum(Span<byte> packet, int start, int offset)
    {
        if (start + offset + sizeof(ushort) > packet.Length)
        {
            return false;
        }

        ushort sum = (ushort)~InternetChecksum.Fold(InternetChecksum.Sum(packet[start..]));
        MemoryMarshal.Write(packet[(start + offset)..], sum == 0 ? ushort.MaxValue : sum); // UDP's 0 says that there is none
        return true;
    }

    private int TakeSegments(Span<LinkFrame> frames, int length, int segmentSize)
    {
        Span<byte> start = frames[0].Lease.Span.Slice(frames[0].Offset, Math.Min(_firstLength, length));
        bool foreseen = segmentSize == _segmentSize && _segmenter.TryBegin(start, length, segmentSize)
            && _segmenter.HeaderLength == _headerLength && _firstLength == _headerLength + segmentSize;
        return foreseen ? TakeInPlace(frames) : TakeElsewhere(frames, length, segmentSize);
    }

    private int TakeInPlace(Span<LinkFrame> frames)
    {
        int placed = Math.Min(_segmenter.Count, frames.Length);
        for (int i = 0; i < placed; i++)
        {
            Complete(ref frames[i], i);
        }

        _rest = _spill;
        _restOffset = 0;
        _restIndex = placed;
        return placed;
    }

    private int TakeElsewhere(Span<LinkFrame> frames, int length, int segmentSize)
    {
        Span<byte> packet = _whole.AsSpan(0, length);
        Gather(frames, 0, packet);
        _restIndex = int.MaxValue;
        if (!_segmenter.TryBegin(packet, length, segmentSize)
            || _segmenter.HeaderLength + _segmenter.PayloadOf(0) > frames[0].Length)
        {
            return Drop();
        }

        _headerLength = _segmenter.HeaderLength;
        _segmentSize = segmentSize;
        _rest = _whole;
        _restOffset = _headerLength;
        _restIndex = 0;
        return TakeRest(frames);
    }

    /// <summary>Moves the payload of waiting segments into blocks, as many as there are.</summary>
    private int TakeRest(Span<LinkFrame> frames)
    {
        int taken = 0;
        while (taken < frames.Length && _restIndex < _segmenter.Count)
        {
            ref LinkFrame frame = ref frames[taken++];
            int payload = _segmenter.PayloadOf(_restIndex);
            _rest.AsSpan(_restOffset, payload).CopyTo(frame.Span[_segmenter.HeaderLength..]);
            _restOffset += payload;
            Complete(ref frame, _restIndex++);
            Moves++;
        }

        return taken;
    }

    /// <summary>Copies a stretch of the packet that was just read together.</summary>
    private void Gather(ReadOnlySpan<LinkFrame> frames, int from, Span<byte> target)
    {
        for (int i = 0; i <= _places && !target.IsEmpty; i++)
        {
            ReadOnlySpan<byte> piece = i == _places ? _spill
                : i == 0 ? frames[0].Lease.Span.Slice(frames[0].Offset, _firstLength)
                : frames[i].Lease.Span.Slice(frames[i].Offset + _headerLength, _segmentSize);
            int skipped = Math.Min(from, piece.Length);
            int taken = Math.Min(piece.Length - skipped, target.Length);
            piece.Slice(skipped, taken).CopyTo(target);
            target = target[taken..];
            from -= skipped;
        }
    }

    private void Complete(ref LinkFrame frame, int index)
    {
        frame = frame with { Length = _segmenter.HeaderLength + _segmenter.PayloadOf(index) };
        _segmenter.WriteHeader(index, frame.Span);
    }

    private int Drop()
    {
        Drops++;
        return 0;
    }
}
