using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Transport.Usb;

/// <summary>What the links over USB share: a device with its pipes, and the one way in which all of it ends.</summary>
/// <remarks>
/// Closing cancels everything, waits until the device gave each transfer back, returns what was not sent, frees the device, then calls
/// <see cref="ILinkSink.HandleClosed"/>: later than <see cref="Close"/>, on the loop. A link that was not started is closed at once.
/// <see cref="ILinkSink.HandleSent"/> is never called inside <see cref="TrySend"/>.
/// </remarks>
public abstract class UsbLink : ILink, IReceiveGate, IDeviceMemory, IUsbDeviceSink, IUsbReaderOwner, IUsbWriterOwner, IUsbControlOwner
{
    private const int ControlKeys = 8;
    private const int NotificationBlocks = 4;

    private readonly UsbFunction _function;
    private readonly UsbTransferOptions _options;
    private readonly PostedWork _finish;
    private UsbReader? _reader;
    private UsbReader? _notifications;
    private UsbWriter? _writer;
    private UsbControlQueue? _control;
    private UsbLinkMemory? _memory;
    private ILinkSink? _sink;
    private LinkException? _cause;
    private bool _gateClosed;
    private bool _isClosing;
    private bool _isClosed;

    /// <summary>Makes a link; it reads nothing until it is started.</summary>
    /// <param name="device">The link's from now on: it disposes it. Not when this throws.</param>
    /// <param name="function">The function in it; its interfaces are claimed.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="options">How data is moved.</param>
    /// <exception cref="LinkException">A block of the pool cannot hold a packet.</exception>
    protected UsbLink(IUsbDevice device, UsbFunction function, UsbLinkRequest request, UsbTransferOptions options)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        Device = device;
        Loop = request.Loop;
        Pool = request.Pool;
        ReadBytes = function.In is { } input ? UsbReader.LengthOf(Pool, input, options) : 0;
        _function = function;
        _options = options;
        _finish = new PostedWork(Loop, FinishClosing);
    }

    /// <inheritdoc/>
    public abstract LinkInfo Info { get; }

    /// <inheritdoc/>
    public virtual IModemLines? Lines => null;

    /// <inheritdoc/>
    public virtual LinkStatistics Statistics => new()
    {
        BytesSent = _writer?.BytesWritten ?? 0,
        FramesSent = _writer?.FramesWritten ?? 0,
        SendDrops = _writer?.Drops ?? 0,
        TransferErrors = (_reader?.Failures ?? 0) + (_writer?.Failures ?? 0),
        BytesReceived = BytesReceived,
        FramesReceived = FramesReceived,
        ReceiveNoBuffer = _reader?.NoBuffer ?? 0,
        ReceiveOversized = _reader?.Overflows ?? 0,
    };

    /// <summary>Gets the device, the link's.</summary>
    protected IUsbDevice Device { get; }

    /// <summary>Gets the loop.</summary>
    protected IEventLoop Loop { get; }

    /// <summary>Gets where blocks are rented.</summary>
    protected PinnedSlabPool Pool { get; }

    /// <summary>Gets the link's user; null before it is started.</summary>
    protected ILinkSink? Sink => _sink;

    /// <summary>Gets the octets of a read; 0: there is nothing to read from.</summary>
    protected int ReadBytes { get; }

    /// <summary>Gets whether what arrives is thrown away: the user closed the link. What came before a device was lost is still handed over.</summary>
    protected bool DropsReceived => _isClosing && _cause is null;

    /// <summary>Gets or sets the octets handed to the user.</summary>
    protected long BytesReceived { get; set; }

    /// <summary>Gets or sets the frames or chunks handed to the user.</summary>
    protected long FramesReceived { get; set; }

    /// <inheritdoc/>
    PinnedSlabPool IDeviceMemory.Pool => _memory?.Send ?? throw new InvalidOperationException("The device has no memory of its own.");

    /// <inheritdoc/>
    public T? Find<T>()
        where T : class => typeof(T) == typeof(IDeviceMemory) && _memory is null ? null : this as T;

    /// <inheritdoc/>
    public void Start(ILinkSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        ObjectDisposedException.ThrowIf(_isClosing, this);
        if (_sink is not null)
        {
            throw new InvalidOperationException("The link was started before.");
        }

        _sink = sink;
        _memory = _options.TakesDeviceMemory ? UsbLinkMemory.TryTake(Device, Pool.BlockSize, _options.InFlight) : null;
        Device.Start(Loop, this);
        MakePipes();
        _notifications?.Start();
        _reader?.SetReceiving(!_gateClosed);
        _reader?.Start();
        _writer?.Start();
        if (!_isClosing)
        {
            HandleStarted();
        }
    }

    /// <inheritdoc/>
    public virtual bool TrySend(in LinkFrame frame)
    {
        if (_sink is null && !_isClosing)
        {
            throw new InvalidOperationException("The link was not started.");
        }

        return !_isClosing && _writer is not null && _writer.TryWrite(frame);
    }

    /// <inheritdoc/>
    public void Close() => End(cause: null);

    /// <inheritdoc/>
    public void Dispose()
    {
        End(cause: null);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    void IReceiveGate.SetReceiving(bool isOpen)
    {
        _gateClosed = !isOpen;
        if (!_isClosing)
        {
            _reader?.SetReceiving(isOpen);
        }
    }

    /// <inheritdoc/>
    void IUsbDeviceSink.HandleGone(LinkException cause) => End(cause);

    /// <inheritdoc/>
    void IUsbPipeOwner.HandlePipeFailed(LinkException cause) => End(cause);

    /// <inheritdoc/>
    void IUsbPipeOwner.HandlePipeStopped() => Advance();

    /// <inheritdoc/>
    void IUsbReaderOwner.HandleRead(UsbReader reader, ReadOnlySpan<LinkFrame> transfers)
    {
        if (DropsReceived)
        {
            ReturnAll(transfers);
        }
        else if (ReferenceEquals(reader, _notifications))
        {
            HandleNotifications(transfers);
            ReturnAll(transfers);
        }
        else
        {
            HandleRead(transfers);
        }
    }

    /// <inheritdoc/>
    void IUsbWriterOwner.HandleWritten(ReadOnlySpan<LinkFrame> frames, bool delivered) => HandleWritten(frames, delivered);

    /// <inheritdoc/>
    void IUsbWriterOwner.HandleWritable()
    {
        if (!_isClosing)
        {
            HandleWritable();
        }
    }

    /// <inheritdoc/>
    void IUsbControlOwner.HandleAnswer(int key, ReadOnlySpan<byte> answer)
    {
        if (!_isClosing)
        {
            HandleAnswer(key, answer);
        }
    }

    /// <summary>Called when all pipes run, at the end of <see cref="Start"/>.</summary>
    protected virtual void HandleStarted()
    {
    }

    /// <summary>Takes what was read, a transfer each; their leases are the callee's.</summary>
    protected abstract void HandleRead(ReadOnlySpan<LinkFrame> transfers);

    /// <summary>Takes what came from the interrupt endpoint; the leases stay the caller's.</summary>
    protected virtual void HandleNotifications(ReadOnlySpan<LinkFrame> transfers)
    {
    }

    /// <summary>Takes frames back that were written, or not; their leases are the callee's.</summary>
    protected virtual void HandleWritten(ReadOnlySpan<LinkFrame> frames, bool delivered) => _sink!.HandleSent(frames, delivered);

    /// <summary>Called when <see cref="TryWrite"/> would say yes again.</summary>
    protected virtual void HandleWritable() => _sink!.HandleWritable();

    /// <summary>Takes the answer to an IN request.</summary>
    protected virtual void HandleAnswer(int key, ReadOnlySpan<byte> answer)
    {
    }

    /// <summary>Called once when the link begins to end, before its pipes are stopped: timers end here, last requests are sent.</summary>
    /// <param name="isGone">Whether nobody is there to answer.</param>
    protected virtual void HandleEnding(bool isGone)
    {
    }

    /// <summary>Called once when all is stopped, before the device is freed: gives back what the link itself holds.</summary>
    protected virtual void HandleEnded()
    {
    }

    /// <summary>Writes a frame; as <see cref="UsbWriter.TryWrite"/>.</summary>
    protected bool TryWrite(in LinkFrame frame) => _writer is { } writer && writer.TryWrite(frame);

    /// <summary>Sends a control request; as <see cref="UsbControlQueue.Send"/>.</summary>
    /// <param name="key">0 to 7: what the request is about.</param>
    /// <param name="request">The request.</param>
    protected void SendControl(int key, in UsbRequest request) => _control?.Send(key, request);

    /// <summary>Ends the link; the first cause stays.</summary>
    /// <param name="cause">Why; null: it was asked to.</param>
    protected void End(LinkException? cause)
    {
        if (_isClosing)
        {
            return;
        }

        _isClosing = true;
        _cause = cause;
        if (_sink is null)
        {
            Device.Dispose();
            _isClosed = true;
            return;
        }

        bool isGone = cause?.Kind == LinkErrorKind.DeviceRemoved;
        HandleEnding(isGone);
        _control?.Stop(isGone);
        _reader?.Stop();
        _notifications?.Stop();
        _writer?.Stop();
        Advance();
    }

    /// <summary>Returns all leases.</summary>
    protected static void ReturnAll(ReadOnlySpan<LinkFrame> frames)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            frame.Lease.Return();
        }
    }

    private void MakePipes()
    {
        _control = new UsbControlQueue(Device, ControlKeys, this);
        if (_function.In is { } input)
        {
            _reader = new UsbReader(Device, input, Loop, _memory?.Read ?? Pool, _options, this);
        }

        if (_function.Out is { } output)
        {
            _writer = new UsbWriter(Device, output, Loop, _options, this);
        }

        if (_function.Notification is { } notification)
        {
            var pool = new PinnedSlabPool(NotificationBlocks, notification.MaxPacketSize);
            var options = new UsbTransferOptions { ReadBytes = notification.MaxPacketSize, InFlight = NotificationBlocks / 2 };
            _notifications = new UsbReader(Device, notification, Loop, pool, options, this);
        }
    }

    /// <summary>Finishes closing when nothing is pending any more; posted, since this is called from inside the pipes.</summary>
    private void Advance()
    {
        bool areStopped = _control is not { IsStopped: false } && _reader is not { IsStopped: false }
            && _notifications is not { IsStopped: false } && _writer is not { IsStopped: false };
        if (_isClosing && areStopped)
        {
            _finish.Post();
        }
    }

    private void FinishClosing()
    {
        if (_isClosed)
        {
            return;
        }

        _isClosed = true;
        _reader?.ReturnBlocks();
        _notifications?.ReturnBlocks();
        _writer?.ReturnFrames();
        HandleEnded();
        _memory?.Retire();
        _control?.Dispose();
        _reader?.Dispose();
        _notifications?.Dispose();
        _writer?.Dispose();
        Device.Dispose();
        _sink!.HandleClosed(_cause);
    }
}
