using System.Runtime.InteropServices;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Frames;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Tap.Offload;

/// <summary>Writes packets, consecutive segments of a TCP flow as one, whose payload is gathered from where it lies.</summary>
internal sealed class TunWriter
{
    private const int HeaderRoom = 128;

    private readonly TcpJoiner _joiner = new();
    private readonly VirtioNetHeader[] _unfinished = GC.AllocateArray<VirtioNetHeader>(1, pinned: true);
    private readonly byte[] _header = GC.AllocateArray<byte>(HeaderRoom, pinned: true);
    private readonly IoVector[] _pieces = new IoVector[2 + FdFrameLink.BatchFrames];
    private bool _joins = true;

    /// <summary>Writes the first packet, and those that are joined to it.</summary>
    /// <param name="fileDescriptor">The interface.</param>
    /// <param name="frames">At least one.</param>
    /// <param name="error">errno; 0 when they were taken.</param>
    /// <returns>How many frames it was about.</returns>
    public int Write(int fileDescriptor, ReadOnlySpan<LinkFrame> frames, out int error)
    {
        int count = _joins ? Join(frames) : 1;
        error = (int)-Math.Min(StreamNative.Write(fileDescriptor, count == 1 ? Single(frames[0]) : Joined(frames[..count])), 0);
        if (error == Errno.EINVAL && count > 1)
        {
            _joins = false; // the system does not take them so
            return Write(fileDescriptor, frames, out error);
        }

        return count;
    }

    private int Join(ReadOnlySpan<LinkFrame> frames)
    {
        ReadOnlySpan<byte> first = frames[0].Span;
        int count = 1;
        if (frames.Length > 1 && _joiner.TryBegin(first))
        {
            while (count < frames.Length && _joiner.TryAppend(frames[count].Span, first))
            {
                count++;
            }
        }

        return count;
    }

    private ReadOnlySpan<IoVector> Single(in LinkFrame frame)
    {
        _unfinished[0] = default;
        _pieces[0] = new IoVector { Base = Marshal.UnsafeAddrOfPinnedArrayElement(_unfinished, 0), Length = VirtioNetHeader.Bytes };
        _pieces[1] = new IoVector { Base = frame.Lease.Address + frame.Offset, Length = frame.Length };
        return _pieces.AsSpan(0, 2);
    }

    private ReadOnlySpan<IoVector> Joined(ReadOnlySpan<LinkFrame> frames)
    {
        int headerLength = _joiner.Write(out _unfinished[0], _header);
        _pieces[0] = new IoVector { Base = Marshal.UnsafeAddrOfPinnedArrayElement(_unfinished, 0), Length = VirtioNetHeader.Bytes };
        _pieces[1] = new IoVector { Base = Marshal.UnsafeAddrOfPinnedArrayElement(_header, 0), Length = headerLength };
        for (int i = 0; i < frames.Length; i++)
        {
            ref readonly LinkFrame frame = ref frames[i];
            _pieces[2 + i] = new IoVector
            {
                Base = frame.Lease.Address + frame.Offset + headerLength,
                Length = frame.Length - headerLength,
            };
        }

        return _pieces.AsSpan(0, 2 + frames.Length);
    }
}
