using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Frames;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Tap;

/// <summary>A TAP or TUN interface under a frame link: what does not depend on how frames are moved.</summary>
internal abstract class InterfaceDevice(TapInterface tapInterface) : FrameDevice
{
    private const int EthernetHeaderBytes = 14;
    private const int VlanTagBytes = 4;

    private long _sendDrops;
    private bool _disposed;

    /// <inheritdoc/>
    public override int FileDescriptor { get; } = (int)tapInterface.Descriptor.DangerousGetHandle();

    /// <inheritdoc/>
    public override LinkInfo Describe(string name, int maxFrameBytes)
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
    public override void AddStatistics(ref LinkStatistics statistics) => statistics.SendDrops += _sendDrops;

    /// <summary>Judges a write.</summary>
    /// <param name="error">errno; 0 when it was done.</param>
    /// <param name="count">The frames it was about.</param>
    /// <returns>False: they have to wait. True: they are gone, delivered or dropped.</returns>
    /// <exception cref="LinkException">The interface is gone.</exception>
    protected bool IsTaken(int error, int count)
    {
        if (error is Errno.EBADFD or Errno.EFAULT)
        {
            throw tapInterface.Ended(error);
        }

        _sendDrops += error is 0 or Errno.EAGAIN ? 0 : count; // it is down, or the packet is none
        return error != Errno.EAGAIN;
    }

    /// <summary>Judges a read that gave nothing.</summary>
    /// <param name="error">errno.</param>
    /// <exception cref="LinkException">The interface is gone.</exception>
    protected int NothingOr(int error) => error is 0 or Errno.EAGAIN or Errno.EIO ? 0 : throw tapInterface.Ended(error);

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
