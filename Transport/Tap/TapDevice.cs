using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Frames;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Tap;

/// <summary>A TAP or TUN interface, a frame a system call.</summary>
internal sealed class TapDevice(TapInterface tapInterface) : FrameDevice
{
    private const int EthernetHeaderBytes = 14;
    private const int VlanTagBytes = 4;

    private readonly IoVector[] _piece = new IoVector[1];
    private long _sendDrops;
    private bool _disposed;

    /// <inheritdoc/>
    public override int FileDescriptor => (int)tapInterface.Descriptor.DangerousGetHandle();

    /// <inheritdoc/>
    public override LinkInfo Describe(string name, int maxFrameBytes) => Describe(tapInterface, name);

    /// <summary>Describes an interface as a link.</summary>
    public static LinkInfo Describe(TapInterface tapInterface, string name)
    {
        int header = tapInterface.Kind == TapKind.Tap ? EthernetHeaderBytes + VlanTagBytes : 0;
        return new LinkInfo(
            name, LinkKind.Frames, LinkCapabilities.Batching | LinkCapabilities.ZeroCopy, tapInterface.Mtu + header)
        {
            HardwareAddress = tapInterface.HardwareAddress,
            Mtu = tapInterface.Mtu,
            IsUp = tapInterface.IsUp,
        };
    }

    /// <inheritdoc/>
    public override void Start(FdFrameLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        tapInterface.Tell(link.ReportInfoChanged, () => link.Fail(tapInterface.Ended(Errno.EBADFD)));
    }

    /// <inheritdoc/>
    public override int Send(ReadOnlySpan<LinkFrame> frames)
    {
        for (int i = 0; i < frames.Length; i++)
        {
            ref readonly LinkFrame frame = ref frames[i];
            _piece[0] = new IoVector { Base = frame.Lease.Address + frame.Offset, Length = frame.Length };
            int error = (int)-Math.Min(StreamNative.Write(FileDescriptor, _piece), 0);
            if (error == Errno.EAGAIN)
            {
                return i;
            }

            if (error is Errno.EBADFD or Errno.EFAULT)
            {
                throw tapInterface.Ended(error);
            }

            _sendDrops += error == 0 ? 0 : 1; // it is down, or the packet is none
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
                return i != 0 || -length is Errno.EAGAIN or Errno.EIO ? i : throw tapInterface.Ended(-length);
            }

            frames[i] = frame with { Length = length };
        }

        return frames.Length;
    }

    /// <inheritdoc/>
    public override void AddStatistics(ref LinkStatistics statistics) => statistics.SendDrops += _sendDrops;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!_disposed)
        {
            _disposed = true;
            tapInterface.Dispose();
        }
    }
}
