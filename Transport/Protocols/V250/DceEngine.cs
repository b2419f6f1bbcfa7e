namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>The DCE's side of an AT dialogue: a modem between its DTE and a telephone line.</summary>
/// <remarks>
/// Sans-I/O. Towards the DTE: <see cref="HandleReceive"/>, <see cref="HandleDtr"/>, <see cref="TryGetTransmit"/>, and
/// the lines <see cref="Dcd"/> and <see cref="Ri"/>. Towards the line: <see cref="TryGetEvent"/> tells what the modem
/// does, <see cref="Ring"/>, <see cref="Connect"/> and <see cref="Disconnect"/> what the exchange does. While
/// <see cref="IsDataState"/> the DTE's bytes are data: the engine takes none, and only looks at them in
/// <see cref="ObserveData"/>. Bounded whatever the DTE sends. Source: V.250.
/// </remarks>
public sealed class DceEngine
{
    /// <summary>What comes this soon after a command line is no abort: a line feed, say (V.250 5.6.1).</summary>
    private static readonly TimeSpan s_abortDelay = TimeSpan.FromMilliseconds(125);

    private readonly DceSettings _settings = new();
    private readonly DceOutput _output;
    private readonly DceLineEditor _editor;
    private readonly DceInterpreter _interpreter;
    private readonly EscapeDetector _escape;
    private readonly Queue<DceEvent> _events = new();
    private DceEvent _dial;
    private AtResult _reason;
    private long? _speedBps;
    private TimeSpan? _carrierDueAt;
    private TimeSpan? _dtrDueAt;
    private TimeSpan _abortFrom;
    private bool _dtr = true;
    private bool _waitsForAnswer;

    /// <summary>Makes a modem with the factory profile, on hook.</summary>
    public DceEngine()
    {
        _output = new DceOutput(_settings);
        _editor = new DceLineEditor(_settings);
        _interpreter = new DceInterpreter(_settings, _output);
        _escape = new EscapeDetector(_settings);
    }

    /// <summary>Gets where the modem stands.</summary>
    public DceState State { get; private set; }

    /// <summary>Gets whether the DTE's bytes are data of the call.</summary>
    public bool IsDataState => State is DceState.Online;

    /// <summary>Gets circuit 109 as &amp;C has it.</summary>
    public bool Dcd => _settings.CarrierDetect == 0 || State is DceState.Online or DceState.OnlineCommand;

    /// <summary>Gets circuit 125: on while the bell rings.</summary>
    public bool Ri { get; private set; }

    /// <summary>Gets output that was dropped because the DTE did not read, in bytes.</summary>
    public long DroppedOutput => _output.Dropped;

    /// <summary>Gets when <see cref="HandleTimeout"/> wants to be called.</summary>
    public TimeSpan? DueAt
    {
        get
        {
            TimeSpan? due = Earlier(_carrierDueAt, _dtrDueAt);
            return State is DceState.Online ? Earlier(due, _escape.DueAt) : due;
        }
    }

    /// <summary>Takes bytes from the DTE, up to the command that goes online.</summary>
    /// <param name="bytes">What was received.</param>
    /// <param name="now">The time.</param>
    /// <param name="consumed">How many were commands; the rest is data of the call.</param>
    public void HandleReceive(ReadOnlySpan<byte> bytes, TimeSpan now, out int consumed)
    {
        consumed = 0;
        while (consumed < bytes.Length && !IsDataState)
        {
            byte value = bytes[consumed++];
            if (State is DceState.Dialing or DceState.Answering)
            {
                if (now >= _abortFrom)
                {
                    Apply(DceTable.Abort(State), now);
                }

                continue;
            }

            if (_settings.Echo)
            {
                _output.AddByte(value);
            }

            if (_editor.Take(value))
            {
                Execute(now);
            }
        }
    }

    /// <summary>Looks at the DTE's data for the guarded +++; it goes through all the same.</summary>
    public void ObserveData(ReadOnlySpan<byte> data, TimeSpan now) => _escape.Observe(data, now);

    /// <summary>Takes circuit 108/2. Off acts after S25, as &amp;D has it.</summary>
    public void HandleDtr(bool on, TimeSpan now)
    {
        if (on != _dtr)
        {
            _dtr = on;
            _dtrDueAt = on ? null : now + _settings.DtrDelay;
        }
    }

    /// <summary>The bell begins to ring, or falls silent between two rings. A command line half typed is not disturbed.</summary>
    public void Ring(bool on, TimeSpan now)
    {
        bool begins = on && !Ri;
        Ri = on && State is DceState.Command;
        if (!begins || State is not DceState.Command)
        {
            return;
        }

        _settings[1] = (byte)Math.Min(_settings[1] + 1, 255);
        if (!_editor.IsBusy)
        {
            _output.AddResult(new(AtResultCode.Ring));
        }

        if (_settings[0] > 0 && _settings[1] >= _settings[0] && (_dtr || _settings.DataTerminalReady == 0))
        {
            Apply(DceTable.Answer(State), now);
        }
    }

    /// <summary>The caller gave up: S1 begins anew.</summary>
    public void StopRinging()
    {
        Ri = false;
        _settings[1] = 0;
    }

    /// <summary>The call is through; CONNECT is told, and <see cref="DceEventKind.Online"/>.</summary>
    /// <param name="speedBps">The speed to tell, in bit/s; null: a bare CONNECT.</param>
    /// <param name="now">The time.</param>
    public void Connect(long? speedBps, TimeSpan now)
    {
        _speedBps = speedBps;
        Apply(DceTable.Connect(State), now);
    }

    /// <summary>The call failed or ended.</summary>
    /// <param name="reason">BUSY, NO ANSWER, NO DIALTONE or NO CARRIER; of a connected call always NO CARRIER is told.</param>
    /// <param name="now">The time.</param>
    public void Disconnect(AtResultCode reason, TimeSpan now)
    {
        _reason = new(reason);
        Apply(DceTable.Disconnect(State), now);
    }

    /// <summary>Acts on the time, if <see cref="DueAt"/> has come.</summary>
    public void HandleTimeout(TimeSpan now)
    {
        if (State is DceState.Online && _escape.HandleTimeout(now))
        {
            Apply(DceTable.Escape(State), now);
        }

        if (_carrierDueAt is { } carrier && now >= carrier)
        {
            _carrierDueAt = null;
            _reason = new(State is DceState.Dialing && _waitsForAnswer
                ? AtResultCode.NoAnswer
                : AtResultCode.NoCarrier);
            Apply(DceTable.Timeout(State), now);
        }

        if (_dtrDueAt is { } dtr && now >= dtr)
        {
            _dtrDueAt = null;
            LoseDtr(now);
        }
    }

    /// <summary>Moves out bytes for the DTE.</summary>
    public bool TryGetTransmit(Span<byte> destination, out int written)
    {
        written = _output.Take(destination);
        return written > 0;
    }

    /// <summary>Moves out what the modem does on the line.</summary>
    public bool TryGetEvent(out DceEvent @event) => _events.TryDequeue(out @event);

    private static TimeSpan? Earlier(TimeSpan? a, TimeSpan? b) => a is null || b < a ? b : a;

    private void LoseDtr(TimeSpan now)
    {
        switch (_settings.DataTerminalReady)
        {
            case 1:
                Apply(DceTable.Escape(State), now);
                break;
            case 2:
                Apply(DceTable.DropDtr(State), now);
                break;
            case 3:
                Apply(DceTable.DropDtr(State), now);
                _settings.Reset();
                break;
        }
    }

    private void Execute(TimeSpan now)
    {
        if (_editor.Body is not { } body)
        {
            _output.AddResult(new(AtResultCode.Error));
            return;
        }

        DceVerdict verdict = _interpreter.Run(body);
        if (verdict.HangUp)
        {
            Apply(DceTable.HangUp(State), now);
        }

        switch (verdict.Action)
        {
            case DceAction.Ok:
                _output.AddResult(new(AtResultCode.Ok));
                break;
            case DceAction.Error:
                _output.AddResult(new(AtResultCode.Error));
                break;
            case DceAction.Reset:
                _settings.Reset();
                _output.AddResult(new(AtResultCode.Ok));
                break;
            case DceAction.Answer:
                Apply(DceTable.Answer(State), now);
                break;
            case DceAction.ReturnOnline:
                Apply(DceTable.ReturnOnline(State), now);
                break;
            case DceAction.Dial:
                _waitsForAnswer = verdict.DialString.Contains('@', StringComparison.Ordinal);
                _dial = new(DceEventKind.Dial, NumberOf(verdict.DialString), verdict.DialString.AsSpan().Count(',') * _settings.CommaPause);
                Apply(DceTable.Dial(State), now);
                break;
        }
    }

    /// <summary>Leaves out what is not part of the number: the dial mode, pauses, flash, and separators (V.250 6.3.1).</summary>
    private static string NumberOf(string dialString)
    {
        ReadOnlySpan<char> rest = dialString.AsSpan();
        rest = rest.Length > 0 && rest[0] is 'T' or 't' or 'P' or 'p' ? rest[1..] : rest;
        Span<char> number = stackalloc char[rest.Length];
        int length = 0;
        foreach (char c in rest)
        {
            if (c is not (',' or 'W' or 'w' or '@' or '!' or '-' or '(' or ')' or ';'))
            {
                number[length++] = char.ToUpperInvariant(c);
            }
        }

        return new string(number[..length]);
    }

    private void Apply(DceStep step, TimeSpan now)
    {
        bool changes = step.Next != State;
        State = step.Next;
        if (changes)
        {
            bool setsUp = State is DceState.Dialing or DceState.Answering;
            _carrierDueAt = setsUp ? now + _settings.CarrierWait + (State is DceState.Dialing ? _dial.Pause : default) : null;
            _abortFrom = now + s_abortDelay;
            Ri &= State is DceState.Command;
            _escape.Reset(now);
        }

        Say(step.Effects);
        Tell(step.Effects);
    }

    private void Say(DceEffects effects)
    {
        const DceEffects Says = DceEffects.SayOk | DceEffects.SayConnect | DceEffects.SayNoCarrier | DceEffects.SayReason
            | DceEffects.SayError;
        AtResult? result = (effects & Says) switch
        {
            DceEffects.SayOk => new(AtResultCode.Ok),
            DceEffects.SayConnect => new(AtResultCode.Connect, _speedBps),
            DceEffects.SayNoCarrier => new(AtResultCode.NoCarrier),
            DceEffects.SayReason => _reason,
            DceEffects.SayError => new(AtResultCode.Error),
            _ => null,
        };
        if (result is { } said)
        {
            _output.AddResult(said);
        }
    }

    private void Tell(DceEffects effects)
    {
        const DceEffects Tells = DceEffects.TellDial | DceEffects.TellAnswer | DceEffects.TellHangUp | DceEffects.TellOnline
            | DceEffects.TellEscaped;
        DceEvent? told = (effects & Tells) switch
        {
            DceEffects.TellDial => _dial,
            DceEffects.TellAnswer => new(DceEventKind.Answer),
            DceEffects.TellHangUp => new(DceEventKind.HangUp),
            DceEffects.TellOnline => new(DceEventKind.Online),
            DceEffects.TellEscaped => new(DceEventKind.Escaped),
            _ => null,
        };
        if (told is { } @event)
        {
            _events.Enqueue(@event);
        }
    }
}
