namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>Holds the state of a <see cref="DteEngine"/>: the one place that sets it, and that runs the effects.</summary>
internal sealed class DteMachine(DteOptions options)
{
    private const int MaxEvents = 64;

    private readonly Queue<DteEvent> _events = new();
    private TimeSpan _lastResultAt = TimeSpan.MinValue / 2;
    private AtResultCode? _failure;
    private int _initIndex;
    private int _initTries;
    private int _rings;

    public DteState State { get; private set; }

    /// <summary>Gets when the state's time is up.</summary>
    public TimeSpan? DueAt { get; private set; }

    public DteTransmitter Transmitter { get; } = new();

    public DteReply Reply { get; } = new();

    public Queue<bool> LineRequests { get; } = new();

    /// <summary>Gets or sets the result that the next step is about.</summary>
    public AtResult Result { get; set; }

    /// <summary>Gets or sets the command that SendCommand or SendDial sends; wiped then.</summary>
    public string Request { get; set; } = "";

    /// <summary>Gets or sets what the pauses in the number add to the call.</summary>
    public TimeSpan DialPauses { get; set; }

    public string? ConnectText { get; set; }

    public string? CallerId { get; set; }

    public long StrayResults { get; private set; }

    public long DroppedEvents { get; private set; }

    /// <summary>Begins with the first initialisation string.</summary>
    public void RestartInitialization()
    {
        _initIndex = _initTries = 0;
        Reply.Begin();
    }

    /// <summary>Moves to the next initialisation string.</summary>
    /// <returns>False: that was the last.</returns>
    public bool AdvanceInitialization()
    {
        _initTries = 0;
        return ++_initIndex < options.Initialization.Count;
    }

    /// <summary>Counts a silence.</summary>
    /// <returns>True: the string is to be sent again.</returns>
    public bool RetryInitialization() => _initTries++ < options.InitializationRetries;

    public void NoteResultTime(TimeSpan now) => _lastResultAt = now;

    public bool TryGetEvent(out DteEvent @event) => _events.TryDequeue(out @event);

    /// <summary>Takes a step: the state first, then the effects.</summary>
    public void Apply(DteStep step, TimeSpan now)
    {
        bool arm = step.Next != State || (step.Effects & (DteEffects.Rearm | DteEffects.SendInit)) != DteEffects.None;
        State = step.Next;
        RunSends(step.Effects, now);
        if (arm)
        {
            TimeSpan start = Transmitter.HeldUntil is { } held && held > now ? held : now;
            DueAt = start + DteTimeouts.Of(State, options, DialPauses);
        }

        RunTells(step.Effects);
    }

    private void RunSends(DteEffects effects, TimeSpan now)
    {
        if (effects.HasFlag(DteEffects.Discard))
        {
            Transmitter.Discard();
            Reply.Expect("");
        }

        if (effects.HasFlag(DteEffects.DropDtr))
        {
            LineRequests.Enqueue(false);
        }

        if (effects.HasFlag(DteEffects.RaiseDtr))
        {
            LineRequests.Enqueue(true);
        }

        const DteEffects Commands = DteEffects.SendInit | DteEffects.SendCommand | DteEffects.SendDial
            | DteEffects.SendAnswer | DteEffects.SendResume | DteEffects.SendHangUp;
        switch (effects & Commands)
        {
            case DteEffects.SendInit:
                Send(options.Initialization[_initIndex], now);
                break;
            case DteEffects.SendCommand or DteEffects.SendDial:
                Reply.Begin();
                Send(Request, now);
                Request = "";
                break;
            case DteEffects.SendAnswer:
                Send("ATA", now);
                break;
            case DteEffects.SendResume:
                Send("ATO", now);
                break;
            case DteEffects.SendHangUp:
                Reply.Begin();
                Send("ATH", now);
                break;
        }

        if (effects.HasFlag(DteEffects.SendAbort))
        {
            Transmitter.Add("", isCommand: true);
        }

        if (effects.HasFlag(DteEffects.SendEscape))
        {
            Transmitter.Add("+++", isCommand: false);
        }
    }

    private void Send(string command, TimeSpan now)
    {
        Reply.Expect(command);
        if (!Transmitter.HasPending && _lastResultAt + options.CommandGap > now)
        {
            Transmitter.HoldUntil(_lastResultAt + options.CommandGap);
        }

        Transmitter.Add(command, isCommand: true);
    }

    private void RunTells(DteEffects effects)
    {
        if (effects.HasFlag(DteEffects.NoteFailure))
        {
            _failure = Result.Code;
        }

        if (effects.HasFlag(DteEffects.FirstRing))
        {
            _rings = 0;
            CallerId = null;
        }

        if (effects.HasFlag(DteEffects.CountStray))
        {
            StrayResults++;
        }

        const DteEffects Tells = DteEffects.TellReady | DteEffects.TellRinging | DteEffects.TellRingEnded
            | DteEffects.TellConnected | DteEffects.TellEscaped | DteEffects.TellCommandResult | DteEffects.TellFailed
            | DteEffects.TellCarrierLost | DteEffects.TellEnded;
        switch (effects & Tells)
        {
            case DteEffects.TellReady:
                Tell(new(DteEventKind.Ready, AtResultCode.Ok));
                break;
            case DteEffects.TellRinging:
                Tell(new(DteEventKind.Ringing, AtResultCode.Ring, ++_rings, Text: CallerId));
                break;
            case DteEffects.TellRingEnded:
                Tell(new(DteEventKind.RingEnded, AtResultCode.NoAnswer, _rings));
                break;
            case DteEffects.TellConnected:
                Tell(new(DteEventKind.Connected, AtResultCode.Connect, SpeedBps: Result.SpeedBps, Text: ConnectText));
                break;
            case DteEffects.TellEscaped:
                Tell(new(DteEventKind.Escaped, AtResultCode.Ok));
                break;
            case DteEffects.TellCommandResult:
                Tell(new(DteEventKind.CommandResult, Result.Code, Text: Reply.Text));
                break;
            case DteEffects.TellFailed:
                Tell(new(DteEventKind.Failed, Result.Code, State is DteState.Idle ? _initIndex + 1 : 0));
                break;
            case DteEffects.TellCarrierLost:
                Tell(new(DteEventKind.CarrierLost, Result.Code));
                break;
            case DteEffects.TellEnded:
                Tell(_failure is { } failure ? new(DteEventKind.Failed, failure) : new(DteEventKind.HungUp, EndResult()));
                _failure = null;
                break;
        }
    }

    /// <summary>A modem that confirmed nothing leaves us in Idle, with the verdict on its silence.</summary>
    private AtResultCode EndResult() => State is DteState.Idle ? Result.Code : AtResultCode.LocalHangUp;

    private void Tell(DteEvent @event)
    {
        if (_events.Count == MaxEvents)
        {
            DroppedEvents++;
            return;
        }

        _events.Enqueue(@event);
    }
}
