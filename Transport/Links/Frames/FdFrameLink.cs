using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Transport.Links.Frames;

/// <summary>A frame link over a non-blocking descriptor, read and written on the loop itself, many frames a system call.</summary>
/// <remarks>
/// Frames arrive in leased blocks with <see cref="FrameHeadroom"/> in front. Frames sent in one turn of the loop leave
/// together, at its end: <see cref="ILinkSink.HandleSent"/> is never called inside <see cref="TrySend"/>. One that is too
/// large for the medium is dropped and counted. Without a free block reading stops and is tried again by a timer.
/// Allocates: nothing per frame.
/// </remarks>
public partial class FdFrameLink : ILink, IReceiveGate, IPollHandler, ILoopEndHandler
{
    /// <summary>The most frames that a device is offered at once.</summary>
    public const int BatchFrames = 64;

    private const int QueueFrames = 8 * BatchFrames;
    private const int BatchesPerTurn = 4;
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromMilliseconds(5);

    private readonly IEventLoop _loop;
    private readonly PinnedSlabPool _pool;
    private readonly ILoopTimer _retry;
    private readonly PostedWork _flush;
    private readonly DescriptorWatch _watch;
    private readonly DescriptorWatch _sendWatch; // on while a device with a descriptor of its own for sending takes no more
    private readonly FrameRing _queue = new(QueueFrames);
    private readonly string _name;
    private ILinkSink? _sink;
    private LinkStatistics _statistics;
    private bool _refused;
    private bool _starved;         // nothing can be read now: reading waits for the timer
    private bool _gateClosed;      // the link's user takes nothing now
    private bool _isClosed;

    /// <summary>Makes a link; it reads nothing until it is started.</summary>
    /// <param name="name">The URI that names it.</param>
    /// <param name="loop">A loop that can watch descriptors.</param>
    /// <param name="pool">Where receive blocks are rented.</param>
    /// <param name="device">The link's from now on: it disposes it, also when this throws.</param>
    /// <exception cref="LinkException">A block of the pool cannot hold the device's largest frame.</exception>
    public FdFrameLink(string name, IEventLoop loop, PinnedSlabPool pool, FrameDevice device)
    {
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(device);
        _name = name;
        _loop = loop;
        _pool = pool;
        Device = device;
        _blockLimit = Math.Clamp(pool.BlockCount / 4, 1, BatchFrames);
        _wanted = Math.Min(device.LeastReceiveFrames, _blockLimit);
        _rest = device.RestInBurst;
        _retry = loop.CreateTimer(ResumeReading);
        _flush = new PostedWork(loop, Flush);
        _readOn = new PostedWork(loop, ReadSome);
        _watch = new DescriptorWatch(loop, this);
        _sendWatch = new DescriptorWatch(loop, this);
        try
        {
            Info = Describe();
        }
        catch (LinkException)
        {
            device.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public LinkInfo Info { get; private set; }

    /// <summary>Gets the device that the link stands on.</summary>
    public FrameDevice Device { get; }

    /// <inheritdoc/>
    public IModemLines? Lines => null;

    /// <inheritdoc/>
    public LinkStatistics Statistics
    {
        get
        {
            LinkStatistics statistics = _statistics;
            Device.AddStatistics(ref statistics);
            return statistics;
        }
    }

    /// <inheritdoc/>
    public void Start(ILinkSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (_sink is not null)
        {
            throw new InvalidOperationException("The link was started before.");
        }

        _watch.Start(Device.FileDescriptor, PollInterest.Read);
        _sink = sink;
        Device.Start(this);
    }

    /// <inheritdoc/>
    public bool TrySend(in LinkFrame frame)
    {
        if (_sink is null && !_isClosed)
        {
            throw new InvalidOperationException("The link was not started.");
        }

        if (_isClosed || !_queue.TryEnqueue(frame))
        {
            _refused = true;
            return false;
        }

        _flush.Post();
        return true;
    }

    /// <inheritdoc/>
    public void Close() => End(cause: null);

    /// <inheritdoc/>
    public void Dispose()
    {
        End(cause: null);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the link with a cause that the device found out.</summary>
    /// <param name="cause">Why.</param>
    public void Fail(LinkException cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        End(cause);
    }

    /// <summary>Describes the link anew and tells its user, if something is another now.</summary>
    public void ReportInfoChanged()
    {
        LinkInfo info;
        try
        {
            info = Describe();
        }
        catch (LinkException e)
        {
            End(e); // frames larger than the pool's blocks
            return;
        }

        if (!_isClosed && info != Info)
        {
            Info = info;
            _sink?.HandleInfoChanged();
        }
    }

    /// <inheritdoc/>
    void IPollHandler.HandleReady(PollInterest ready)
    {
        if ((ready & PollInterest.Write) != PollInterest.None)
        {
            Flush();
        }

        bool hangsUp = (ready & PollInterest.HangUp) != PollInterest.None;
        if (CanRead && !_readOn.IsPosted && (hangsUp || (ready & PollInterest.Read) != PollInterest.None))
        {
            // Not when it is posted: what was read before leaves on other links first, whose flush was posted before.
            ReadSome();
        }

        if (hangsUp && !_isClosed)
        {
            // Reading found no end, so it may pass: an interface that is down. Told again and again, wanted or not, so
            // the watch rests for a while.
            StopWatching();
            _starved = true;
            _retry.Arm(_loop.Now + s_retryDelay);
        }
    }

    /// <inheritdoc/>
    void ILoopEndHandler.HandleLoopEnded() => Device.Dispose();

    /// <inheritdoc/>
    void IReceiveGate.SetReceiving(bool isOpen)
    {
        _gateClosed = !isOpen;
        if (!_isClosed && !_starved)
        {
            _watch.Want(PollInterest.Read, isOpen);
            if (isOpen && _sink is not null)
            {
                _readOn.Post();
            }
        }
    }

    private bool CanRead => !_starved && !_gateClosed && !_isClosed;

    private LinkInfo Describe()
    {
        int room = Math.Max(_pool.BlockSize - FrameHeadroom.Bytes, 0);
        LinkInfo info = Device.Describe(_name, room);
        return info.MaxFrameBytes <= room ? info : throw new LinkException(
            LinkErrorKind.InvalidOption,
            $"{_name} has frames of {info.MaxFrameBytes} bytes, the buffer pool blocks of {_pool.BlockSize}: it wants {FrameHeadroom.Bytes} more than a frame");
    }

    private void StopWatching()
    {
        _watch.Stop();
        _sendWatch.Stop();
    }

    private void End(LinkException? cause)
    {
        if (_isClosed)
        {
            return;
        }

        _isClosed = true;
        StopWatching();
        _retry.Dispose();
        Device.Dispose();
        ReturnBlocks();
        if (_sink is null)
        {
            return;
        }

        GiveBackUnsent();
        _sink.HandleClosed(cause);
    }
}
