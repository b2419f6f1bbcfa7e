using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Tap;

/// <summary>A TAP or TUN interface, a frame a system call.</summary>
internal sealed class TapDevice(TapInterface tapInterface) : InterfaceDevice(tapInterface)
{
    private readonly IoVector[] _piece = new IoVector[1];

    /// <inheritdoc/>
    public override int Send(ReadOnlySpan<LinkFrame> frames)
    {
        for (int i = 0; i < frames.Length; i++)
        {
            ref readonly LinkFrame frame = ref frames[i];
            _piece[0] = new IoVector { Base = frame.Lease.Address + frame.Offset, Length = frame.Length };
            if (!IsTaken((int)-Math.Min(StreamNative.Write(FileDescriptor, _piece), 0), count: 1))
            {
                return i;
            }
        }

        return frames.Length;
    }

    /// <inheritdoc/>
    public override int Receive(Span<LinkFrame> frames)
    {
        for (int i = 0; i < frames.Length; i++)
        {
            LinkFrame frame = frames[i];
            int length = StreamNative.Read(FileDescriptor, frame.Lease.Address + frame.Offset, frame.Length);
            if (length < 0)
            {
                return i != 0 ? i : NothingOr(-length);
            }

            frames[i] = frame with { Length = length };
        }

        return frames.Length;
    }
}
