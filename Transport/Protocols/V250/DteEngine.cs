namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>The DTE's side of an AT dialogue: drives a modem through initialisation, calls and their end.</summary>
/// <remarks>
/// Sans-I/O. Feed: <see cref="HandleReceive"/>, <see cref="HandleLines"/>, and <see cref="HandleTimeout"/> at
/// <see cref="DueAt"/>. Then drain, in this order: <see cref="TryGetLineRequest"/>, <see cref="TryGetTransmit"/>,
/// <see cref="TryGetEvent"/>, and read <see cref="DueAt"/> again. While <see cref="IsDataState"/> the bytes received are
/// data of the call: the engine consumes none. State is bounded whatever the modem sends. Source: V.250.
/// </remarks>
public sealed class DteEngine
{
    /// <summary>Longer than a character takes at 110 bit/s.</summary>
    private static readonly TimeSpan s_lineFeedTime = TimeSpan.FromMilliseconds(100);

    private readonly DteOptions _options;
    private readonly DteMachine _machine;
    private readonly AtLineReader _reader = new();
    private readonly CarrierLossDetector _carrierLoss;
    private TimeSpan? _lineFeedDueAt;
    private AtResult _connect;
    private bool? _dcd;
    private bool? _ri;
    private bool? _dsr;
    private DteCounters _counters;

    /// <summary>Makes an engine in <see cref="DteState.Idle"/>.</summary>
    /// <param name="options">How to talk; kept.</param>
    /// <exception cref="ArgumentException">There is no initialisation string, or one holds a control character.</exception>
    public DteEngine(DteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Initialization.Count == 0 || options.Initialization.Any(s => !IsCommand(s)))
        {
            throw new ArgumentException("The initialisation strings must be printable ASCII, and at least one.", nameof(options));
        }

        _options = options;
        _machine = new DteMachine(options);
        _carrierLoss = new CarrierLossDetector(options.CarrierLossQuiet);
    }

    /// <summary>Gets where the dialogue stands.</summary>
    public DteState State => _machine.State;

    /// <summary>Gets whether received bytes are data of the call, which the engine does not take.</summary>
    public bool IsDataState => State is DteState.Online or DteState.EscapeGuard or DteState.HangUpGuard;

    /// <summary>Gets whether the caller may send data of the call; not in a guard time, which must stay silent.</summary>
    public bool MaySendData => State is DteState.Online;

    /// <summary>Gets the counters.</summary>
    public DteCounters Counters =>
        _counters with { StrayResults = _machine.StrayResults, DroppedEvents = _machine.DroppedEvents };

    /// <summary>Gets when <see cref="HandleTimeout"/> wants to be called; null: not before something else happens.</summary>
    public TimeSpan? DueAt
    {
        get
        {
            TimeSpan? due = Earlier(Earlier(_machine.DueAt, _lineFeedDueAt), _machine.Transmitter.HeldUntil);
            return IsDataState ? Earlier(due, _carrierLoss.DueAt) : due;
        }
    }

    /// <summary>Sends the initialisation strings; <see cref="DteEventKind.Ready"/> or Failed follows.</summary>
    /// <returns>False: a call is up; nothing was done.</returns>
    public bool Initialize(TimeSpan now)
    {
        DteStep step = DteTable.Initialize(State);
        if (!Accepts(step))
        {
            return false;
        }

        _machine.RestartInitialization();
        Apply(step, now);
        return true;
    }

    /// <summary>Sends a command line; <see cref="DteEventKind.CommandResult"/> follows.</summary>
    /// <param name="command">The line with AT and without CR.</param>
    /// <param name="now">The time.</param>
    /// <returns>False: not in <see cref="DteState.Ready"/>.</returns>
    /// <exception cref="ArgumentException">The line holds a control character, or is empty or longer than 255.</exception>
    public bool SendCommand(ReadOnlySpan<char> command, TimeSpan now)
    {
        if (!IsCommand(command))
        {
            throw new ArgumentException("A command is 1 to 255 printable ASCII characters.", nameof(command));
        }

        return Request(DteTable.Command(State), now, command.ToString());
    }

    /// <summary>Dials; <see cref="DteEventKind.Connected"/> or Failed follows.</summary>
    /// <param name="number">Digits with T, P, ',', 'W', '@'…; see <see cref="DialString"/>.</param>
    /// <param name="now">The time.</param>
    /// <returns>False: the modem is not ready, or busy.</returns>
    /// <exception cref="ArgumentException"><see cref="DialString.IsValid"/> says no.</exception>
    public bool Dial(ReadOnlySpan<char> number, TimeSpan now)
    {
        if (!DialString.IsValid(number))
        {
            throw new ArgumentException("The number holds a character that cannot be dialled, or is too long.", nameof(number));
        }

        DteStep step = DteTable.Dial(State);
        if (!Accepts(step))
        {
            return false;
        }

        _machine.DialPauses = DialString.Pauses(number, _options.CommaPause, _options.WaitPause);
        return Request(step, now, string.Concat(DialString.NamesDialMode(number) ? "ATD" : _options.DialPrefix, number));
    }

    /// <summary>Answers; <see cref="DteEventKind.Connected"/> or Failed follows.</summary>
    /// <returns>False: the state does not allow it.</returns>
    public bool Answer(TimeSpan now) => Request(DteTable.Answer(State), now);

    /// <summary>Ends whatever is under way; <see cref="DteEventKind.HungUp"/> follows, at once when there is no call.</summary>
    public void HangUp(TimeSpan now, DteHangUpMethod method)
    {
        _machine.Result = new(AtResultCode.LocalHangUp);
        Apply(method == DteHangUpMethod.Dtr ? DteTable.DropDtr(State) : DteTable.HangUp(State), now);
    }

    /// <summary>Goes to command state, the call kept; <see cref="DteEventKind.Escaped"/> or Failed follows.</summary>
    /// <remarks>From now until then the caller sends nothing: data in the guard time would spoil the escape. What it has
    /// queued on the link must be gone.</remarks>
    /// <returns>False: not online.</returns>
    public bool Escape(TimeSpan now) => Request(DteTable.Escape(State), now);

    /// <summary>Returns to data state; <see cref="DteEventKind.Connected"/> or Failed follows.</summary>
    /// <returns>False: not in online command state.</returns>
    public bool Resume(TimeSpan now) => Request(DteTable.Resume(State), now);

    /// <summary>Takes bytes from the modem, up to the end of the CONNECT line.</summary>
    /// <param name="bytes">What was received.</param>
    /// <param name="now">The time.</param>
    /// <param name="consumed">How many were the engine's; the rest is data of the call.</param>
    public void HandleReceive(ReadOnlySpan<byte> bytes, TimeSpan now, out int consumed)
    {
        _machine.Transmitter.Release(now);
        consumed = 0;
        while (consumed < bytes.Length && !IsDataState)
        {
            byte value = bytes[consumed];
            if (_lineFeedDueAt is not null)
            {
                // CONNECT and its CR came. Its LF is the last byte that is not data; some modems leave it out.
                consumed += value == (byte)'\n' ? 1 : 0;
                FinishConnect(now);
                continue;
            }

            consumed++;
            if (_reader.Take(value))
            {
                HandleLine(value == (byte)'\r', now);
            }
        }
    }

    /// <summary>Looks at data of the call for an in-band NO CARRIER; only while DCD is not on: a link without the line,
    /// a cable without the wire, a carrier that went between CONNECT and the first data.</summary>
    /// <remarks>See <see cref="CarrierLossDetector"/>.</remarks>
    public void ObserveData(ReadOnlySpan<byte> data, TimeSpan now)
    {
        if (IsDataState && _dcd is not true)
        {
            _carrierLoss.Observe(data, now);
        }
    }

    /// <summary>Takes the state of the modem's lines; null for a line that the link does not have.</summary>
    /// <param name="dcd">Circuit 109: its fall ends a call.</param>
    /// <param name="ri">Circuit 125: counts rings where results are off (ATQ1).</param>
    /// <param name="dsr">Circuit 107: its fall while a call is up ends it, as the modem was switched off.</param>
    /// <param name="now">The time.</param>
    public void HandleLines(bool? dcd, bool? ri, bool? dsr, TimeSpan now)
    {
        bool rose = dcd is true && _dcd is not true;
        bool fell = dcd is false && _dcd is true;
        bool rings = ri is true && _ri is not true;
        bool off = dsr is false && _dsr is true;
        (_dcd, _ri, _dsr) = (dcd, ri, dsr);
        if (fell || off)
        {
            _machine.Result = new(AtResultCode.CarrierLost);
            Apply(DteTable.CarrierOff(State), now);
        }
        else if (_options.Quiet && rose && State is (DteState.Dialing or DteState.Answering or DteState.Ringing or DteState.Ready))
        {
            _machine.Result = new(AtResultCode.Connect);
            Apply(DteTable.Connect(State), now);
        }
        else if (_options.Quiet && rings)
        {
            _machine.Result = new(AtResultCode.Ring);
            Apply(DteTable.Ring(State), now);
        }
    }

    /// <summary>Acts on the time, if <see cref="DueAt"/> has come.</summary>
    public void HandleTimeout(TimeSpan now)
    {
        _machine.Transmitter.Release(now);
        if (_lineFeedDueAt is { } lineFeed && now >= lineFeed)
        {
            FinishConnect(now);
        }

        if (IsDataState && _carrierLoss.HandleTimeout(now))
        {
            _machine.Result = new(AtResultCode.NoCarrier);
            Apply(DteTable.NoCarrier(State), now);
        }

        if (_machine.DueAt is { } due && now >= due)
        {
            Apply(TimeIsUp(), now);
        }
    }

    /// <summary>Moves out bytes for the modem.</summary>
    /// <returns>False: nothing to send now.</returns>
    public bool TryGetTransmit(Span<byte> destination, out int written)
    {
        written = _machine.Transmitter.Take(destination);
        return written > 0;
    }

    /// <summary>Moves out a wish for DTR (circuit 108/2); a link without lines ignores it.</summary>
    public bool TryGetLineRequest(out bool dtr) => _machine.LineRequests.TryDequeue(out dtr);

    /// <summary>Moves out what happened.</summary>
    public bool TryGetEvent(out DteEvent @event) => _machine.TryGetEvent(out @event);

    private bool Request(DteStep step, TimeSpan now, string command = "")
    {
        if (!Accepts(step))
        {
            return false;
        }

        _machine.Request = command;
        Apply(step, now);
        return true;
    }

    private void Apply(DteStep step, TimeSpan now)
    {
        bool wasData = IsDataState;
        _machine.Apply(step, now);
        if (IsDataState && !wasData)
        {
            // A call's data follows: nothing that was read before it belongs to it.
            _reader.Reset();
            _carrierLoss.Reset();
            _lineFeedDueAt = null;
        }
    }

    private void HandleLine(bool endsWithReturn, TimeSpan now)
    {
        ReadOnlySpan<byte> line = AtResultParser.Trim(_reader.Line);
        bool isVerbose = AtResultParser.TryParseVerbose(line, out AtResult result);
        if (_reader.IsTooLong)
        {
            _counters.LongLines++;
            _machine.Reply.NoteNoise();
        }
        else if (isVerbose && result.Code == AtResultCode.Connect && endsWithReturn)
        {
            (_connect, _machine.ConnectText) = (result, TextOf(line));
            _lineFeedDueAt = now + s_lineFeedTime;
        }
        else if (isVerbose || (!_reader.HasHeader && AtResultParser.TryParseNumeric(line, out result)))
        {
            _machine.ConnectText = TextOf(line);
            HandleResult(result, now);
        }
        else if (_machine.Reply.TryTakeEcho(line))
        {
            _counters.EchoLines++;
        }
        else if (line.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
        {
            _counters.NoiseLines++;
            _machine.Reply.NoteNoise();
        }
        else
        {
            _machine.CallerId = CallerIdParser.TryParse(line) ?? _machine.CallerId;
            _machine.Reply.AddText(line);
        }
    }

    private void FinishConnect(TimeSpan now)
    {
        _lineFeedDueAt = null;
        HandleResult(_connect, now);
    }

    private void HandleResult(AtResult result, TimeSpan now)
    {
        _machine.Result = result;
        _machine.NoteResultTime(now);
        Apply(
            result.Code switch
            {
                AtResultCode.Ok => HandleOk(),
                AtResultCode.Connect => DteTable.Connect(State),
                AtResultCode.Ring => DteTable.Ring(State),
                AtResultCode.NoCarrier => DteTable.NoCarrier(State),
                AtResultCode.Error or AtResultCode.CmeError => DteTable.Error(State),
                _ => DteTable.CallFailure(State),
            },
            now);
    }

    private DteStep HandleOk() =>
        State is DteState.Initializing && !_machine.AdvanceInitialization() ? DteTable.Initialized(State) : DteTable.Ok(State);

    private DteStep TimeIsUp()
    {
        if (_options.Quiet && State is (DteState.Initializing or DteState.Commanding or DteState.Escaping
            or DteState.Aborting or DteState.HangUpEscaping or DteState.HangingUp))
        {
            _machine.Result = new(AtResultCode.Ok);
            return HandleOk();
        }

        if (_options.Quiet && State is DteState.Resuming)
        {
            _machine.Result = new(AtResultCode.Connect);
            return DteTable.Connect(State);
        }

        if (_reader.IsPartial)
        {
            _machine.Reply.NoteNoise();
        }

        _machine.Result = new(State is DteState.Dialing or DteState.Answering ? AtResultCode.CallTimeout : _machine.Reply.Silence);
        return State is DteState.Initializing && _machine.RetryInitialization() ? DteTable.Retry(State)
            : _dcd is true ? DteTable.TimeoutWithCarrier(State)
            : DteTable.Timeout(State);
    }

    private static string TextOf(ReadOnlySpan<byte> line)
    {
        Span<char> text = stackalloc char[line.Length];
        for (int i = 0; i < line.Length; i++)
        {
            text[i] = line[i] is >= (byte)' ' and <= (byte)'~' ? (char)line[i] : '?';
        }

        return new string(text);
    }

    private static bool IsCommand(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= 255 && !text.ContainsAnyExceptInRange(' ', '~');

    private static bool Accepts(DteStep step) => (step.Effects & DteEffects.Refuse) == DteEffects.None;

    private static TimeSpan? Earlier(TimeSpan? a, TimeSpan? b) => a is null || b < a ? b : a;
}
