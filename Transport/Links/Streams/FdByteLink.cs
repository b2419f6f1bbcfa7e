using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Transport.Links.Streams;

/// <summary>A byte stream over a non-blocking descriptor, read and written on the loop itself.</summary>
/// <remarks>
/// Reads go straight into leased blocks, a bounded number a wake. Frames sent in one turn of the loop leave together, at
/// its end, in one gathered write of their own memory: <see cref="ILinkSink.HandleSent"/> is never called inside
/// <see cref="TrySend"/>. Without a free block reading stops and is tried again by a timer. Allocates: nothing per frame.
/// </remarks>
public sealed partial class FdByteLink : ILink, IReceiveGate, IPollHandler, ILoopEndHandler
{
    private const int QueueFrames = 64;
    private const int ReadsPerWake = 8;
    private const int WritesPerTurn = 4;
    private const int GatherFrames = 32;
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromMilliseconds(5);

    private readonly IEventLoop _loop;
    private readonly PinnedSlabPool _pool;
    private readonly ILoopTimer _retry;
    private readonly PostedWork _flush;
    private readonly DescriptorWatch _watch;
    private readonly FrameRing _queue = new(QueueFrames);
    private readonly LinkFrame[] _received = new LinkFrame[ReadsPerWake];
    private readonly LinkFrame[] _sent = new LinkFrame[QueueFrames];
    private readonly IoVector[] _gather = new IoVector[GatherFrames];
    private ILinkSink? _sink;
    private LinkStatistics _statistics;
    private int _headWritten;      // bytes of the oldest queued frame that the device has
    private bool _refused;
    private bool _starved;         // no block was free: reading waits for the timer
    private bool _gateClosed;      // the link's user takes nothing now
    private bool _hungUp;          // the descriptor only drains now; it is not watched any more
    private bool _held;            // nothing is read or written until the device resumes or fails the link
    private bool _isClosed;

    /// <summary>Makes a link; it reads nothing until it is started.</summary>
    /// <param name="name">The URI that names it.</param>
    /// <param name="loop">A loop that can watch descriptors.</param>
    /// <param name="pool">Where receive blocks are rented.</param>
    /// <param name="device">The link's from now on: it disposes it.</param>
    public FdByteLink(string name, IEventLoop loop, PinnedSlabPool pool, FdDevice device)
    {
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(device);
        _loop = loop;
        _pool = pool;
        Device = device;
        _retry = loop.CreateTimer(ResumeReading);
        _flush = new PostedWork(loop, Flush);
        _watch = new DescriptorWatch(loop, this);
        LinkCapabilities lines = device.Lines is null ? LinkCapabilities.None : LinkCapabilities.ModemLines;
        Info = new LinkInfo(
            name,
            LinkKind.ByteStream,
            LinkCapabilities.Batching | LinkCapabilities.ZeroCopy | lines | device.Capabilities,
            pool.BlockSize,
            device.SpeedBps);
    }

    /// <inheritdoc/>
    public LinkInfo Info { get; }

    /// <summary>Gets the device that the link stands on.</summary>
    public FdDevice Device { get; }

    /// <inheritdoc/>
    public IModemLines? Lines => Device.Lines;

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

        _held = Device.StartsHeld;
        if (!_held)
        {
            _watch.Start(Device.FileDescriptor, PollInterest.Read);
        }

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
    public void Dispose() => End(cause: null);

    /// <summary>Ends the link with a cause that the device found out.</summary>
    /// <param name="cause">Why.</param>
    public void Fail(LinkException cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        End(cause);
    }

    /// <summary>Goes on reading and writing after <see cref="FdDevice.HandleEnd"/> made the link hold.</summary>
    public void Resume()
    {
        if (_isClosed || !_held)
        {
            return;
        }

        _held = false;
        _hungUp = false;
        _watch.Start(Device.FileDescriptor, _starved || _gateClosed ? PollInterest.None : PollInterest.Read);
        _flush.Post();
    }

    /// <summary>Passes a change of input lines on to the link's user.</summary>
    /// <param name="lines">The lines that are on now.</param>
    /// <param name="changed">The lines that changed.</param>
    public void ReportLines(ModemLines lines, ModemLines changed)
    {
        if (!_isClosed)
        {
            _sink?.HandleLinesChanged(lines, changed);
        }
    }

    /// <inheritdoc/>
    void IPollHandler.HandleReady(PollInterest ready)
    {
        bool hangsUp = (ready & PollInterest.HangUp) != PollInterest.None;
        if (hangsUp)
        {
            // Told again and again, wanted or not: from here on the link reads on until the end without a watch.
            _hungUp = true;
            _watch.Stop();
        }
        else if ((ready & PollInterest.Write) != PollInterest.None)
        {
            Flush();
        }

        if (CanRead && (hangsUp || (ready & PollInterest.Read) != PollInterest.None))
        {
            ReadSome();
        }
    }

    /// <inheritdoc/>
    void ILoopEndHandler.HandleLoopEnded() => Device.Dispose();

    /// <inheritdoc/>
    void IReceiveGate.SetReceiving(bool isOpen)
    {
        _gateClosed = !isOpen;
        if (!_isClosed && !_held && !_starved)
        {
            _watch.Want(PollInterest.Read, isOpen);
            if (isOpen && _hungUp)
            {
                _retry.Arm(_loop.Now);
            }
        }
    }

    private bool CanRead => !_starved && !_gateClosed && !_held && !_isClosed;

    private void EndStream(int error)
    {
        if (_isClosed || _held)
        {
            return;
        }

        _held = true;
        _watch.Stop();
        if (Device.HandleEnd(error) is { } cause)
        {
            End(cause);
        }
    }

    private void End(LinkException? cause)
    {
        if (_isClosed)
        {
            return;
        }

        _isClosed = true;
        _watch.Stop();
        _retry.Dispose();
        Device.Dispose();
        if (_sink is null)
        {
            return;
        }

        // An array of its own: the user may be in the middle of a batch that it was told of.
        LinkFrame[] unsent = new LinkFrame[_queue.Count];
        _ = _queue.DequeueInto(unsent);
        if (unsent.Length != 0)
        {
            _sink.HandleSent(unsent, delivered: false);
        }

        _sink.HandleClosed(cause);
    }
}
