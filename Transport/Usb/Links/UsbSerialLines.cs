using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>The modem lines of a serial chip: outputs by control requests, inputs from what arrives or by asking again and again.</summary>
internal sealed class UsbSerialLines : IModemLines, IUsbSerialEvents, IDisposable
{
    private static readonly TimeSpan s_pollPeriod = TimeSpan.FromMilliseconds(20);

    private readonly UsbSerialChip _chip;
    private readonly IEventLoop _loop;
    private readonly Action<UsbControlKey, UsbRequest> _send;
    private readonly ILoopTimer _breakEnd;
    private readonly ILoopTimer _poll;
    private ModemLines _outputs;
    private ModemLines _inputs;
    private ModemLines _changed;   // since it was taken last
    private LinkStatistics _errors;
    private bool _hasStarted;
    private bool _isUnsent;        // outputs were set before there was a way to say so

    /// <summary>Takes the lines as the chip's set-up left them.</summary>
    /// <param name="chip">The chip.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="send">Sends a control request when its turn comes.</param>
    public UsbSerialLines(UsbSerialChip chip, IEventLoop loop, Action<UsbControlKey, UsbRequest> send)
    {
        _chip = chip;
        _loop = loop;
        _send = send;
        _outputs = chip.InitialLines & ModemLines.Outputs;
        _inputs = chip.InitialLines & ModemLines.Inputs;
        _breakEnd = loop.CreateTimer(EndBreak);
        _poll = loop.CreateTimer(Poll);
    }

    /// <inheritdoc/>
    public ModemLines Supported => _chip.SupportedLines;

    /// <inheritdoc/>
    public ModemLines Current => _outputs | _inputs;

    /// <summary>Gets the chip's receive errors, and nothing else.</summary>
    public LinkStatistics Errors => _errors;

    /// <summary>Sends what waited, and begins to ask for the inputs if the chip has to be asked.</summary>
    public void Start()
    {
        _hasStarted = true;
        if (_isUnsent)
        {
            _send(UsbControlKey.Lines, _chip.LinesRequest(_outputs));
        }

        if (_chip.PollRequest is not null)
        {
            Poll();
        }
    }

    /// <inheritdoc/>
    /// <remarks>The request is sent when those before it are through; a device that answers none ends the link.</remarks>
    public void Set(ModemLines mask, ModemLines values)
    {
        ModemLines changing = mask & ModemLines.Outputs & Supported;
        _outputs = (_outputs & ~changing) | (values & changing);
        _isUnsent |= !_hasStarted;
        if (changing != ModemLines.None && _hasStarted)
        {
            _send(UsbControlKey.Lines, _chip.LinesRequest(_outputs));
        }
    }

    /// <inheritdoc/>
    public void SendBreak(TimeSpan duration)
    {
        if (_chip.CanBreak && _hasStarted)
        {
            _send(UsbControlKey.Break, _chip.BreakRequest(on: true));
            _breakEnd.Arm(_loop.Now + duration);
        }
    }

    /// <inheritdoc/>
    public void SetInputs(ModemLines on, ModemLines mask)
    {
        mask &= ModemLines.Inputs;
        _changed |= (on ^ _inputs) & mask;
        _inputs = (_inputs & ~mask) | (on & mask);
    }

    /// <inheritdoc/>
    public void CountErrors(int parity, int framing, int overrun, int breaks)
    {
        _errors.ParityErrors += parity;
        _errors.FramingErrors += framing;
        _errors.OverrunErrors += overrun;
        _errors.Breaks += breaks;
    }

    /// <summary>Takes the inputs that changed since the last call.</summary>
    public ModemLines TakeChanged()
    {
        ModemLines changed = _changed;
        _changed = ModemLines.None;
        return changed;
    }

    /// <summary>Puts the chip to rest: ends a break, sends its last request.</summary>
    public void HandleEnding()
    {
        if (_breakEnd.DueAt is not null)
        {
            EndBreak();
        }

        if (_chip.CloseRequest is { } request)
        {
            _send(UsbControlKey.Close, request);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _breakEnd.Dispose();
        _poll.Dispose();
    }

    private void EndBreak()
    {
        _breakEnd.Cancel();
        _send(UsbControlKey.Break, _chip.BreakRequest(on: false));
    }

    private void Poll()
    {
        _send(UsbControlKey.Poll, _chip.PollRequest!.Value);
        _poll.Arm(_loop.Now + s_pollPeriod);
    }
}
