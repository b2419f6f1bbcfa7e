using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.SerialLine;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Serial;

/// <summary>A serial port as a byte link stands on it.</summary>
internal sealed class SerialDevice : FdDevice
{
    private const int MaxDrainMilliseconds = 200;
    private const int DrainStepMilliseconds = 5;

    private readonly SerialHandle _handle;
    private readonly SerialControl _control;
    private readonly SerialLines? _lines;
    private readonly SerialCounters _atOpen;
    private readonly bool _hasCounters;
    private readonly string _path;
    private readonly bool _isPseudoTerminal;

    public SerialDevice(SerialOptions options, IEventLoop loop)
    {
        _path = options.Path;
        (_handle, Termios2 settings) = SerialOpener.Open(options);
        string? real = new FileInfo($"/proc/self/fd/{_handle.FileDescriptor}").LinkTarget;
        _isPseudoTerminal = real?.StartsWith("/dev/pts/", StringComparison.Ordinal) ?? false;
        SpeedBps = settings.OutputSpeed;
        _control = new SerialControl(_handle);
        _hasCounters = _control.TryGetCounters(out _atOpen);
        _lines = SerialLines.TryMake(loop, _control, _path);
        try
        {
            SetLinesAsAsked(options.Line);
        }
        catch (LinkException)
        {
            _handle.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override int FileDescriptor => _handle.FileDescriptor;

    /// <inheritdoc/>
    public override long? SpeedBps { get; }

    /// <inheritdoc/>
    public override IModemLines? Lines => _lines;

    /// <inheritdoc/>
    public override LinkCapabilities Capabilities => LinkCapabilities.LineSpeed
        | (_lines is null ? LinkCapabilities.None : LinkCapabilities.Break)
        | (_hasCounters ? LinkCapabilities.ErrorCounters : LinkCapabilities.None);

    /// <inheritdoc/>
    public override void Start(FdByteLink link) => _lines?.Start(link.ReportLines);

    /// <inheritdoc/>
    public override LinkException? HandleEnd(int nativeCode)
    {
        if (_isPseudoTerminal)
        {
            return new(LinkErrorKind.EndOfStream, $"{_path}: the program at the other end closed it", nativeCode);
        }

        return nativeCode is 0 or Errno.EIO or Errno.ENODEV or Errno.ENXIO
            ? new(LinkErrorKind.DeviceRemoved, $"{_path} was unplugged or hung up", nativeCode)
            : new(Errno.ToEndKind(nativeCode), $"{_path} failed: {StreamNative.Describe(nativeCode)}", nativeCode);
    }

    /// <inheritdoc/>
    public override void AddStatistics(ref LinkStatistics statistics)
    {
        if (_hasCounters && _control.TryGetCounters(out SerialCounters now))
        {
            statistics.ParityErrors += now.Parity - _atOpen.Parity;
            statistics.FramingErrors += now.Frame - _atOpen.Frame;
            statistics.OverrunErrors += now.Overrun - _atOpen.Overrun + now.BufferOverrun - _atOpen.BufferOverrun;
            statistics.Breaks += now.Break - _atOpen.Break;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!_handle.IsClosed)
        {
            _lines?.Dispose();
            Drain();
            _handle.Dispose();
        }
    }

    private void SetLinesAsAsked(SerialLineOptions options)
    {
        ModemLines mask = (options.Dtr is null ? ModemLines.None : ModemLines.Dtr)
            | (options.Rts is null ? ModemLines.None : ModemLines.Rts);
        if (mask != ModemLines.None)
        {
            _lines?.Set(mask, options.Outputs(ModemLines.None));
        }
    }

    /// <summary>Lets the kernel's last bytes out, within bounds: closing a port that flow control holds would block long.</summary>
    private void Drain()
    {
        for (int waited = 0; waited < MaxDrainMilliseconds && Pending() > 0; waited += DrainStepMilliseconds)
        {
            SerialNative.Wait(DrainStepMilliseconds);
        }

        if (Pending() > 0)
        {
            _ = TtyNative.Control(FileDescriptor, TtyNative.TCFLSH, TtyNative.TCOFLUSH);
        }
    }

    private unsafe int Pending()
    {
        int count = 0;
        return TtyNative.Control(FileDescriptor, TtyNative.TIOCOUTQ, &count) == 0 ? count : 0;
    }
}
