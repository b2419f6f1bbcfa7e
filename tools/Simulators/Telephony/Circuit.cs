using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Simulators.Telephony;

/// <summary>One call: runs <see cref="CircuitTable"/> between the caller's line and the called one.</summary>
internal sealed class Circuit
{
    private readonly Exchange _exchange;
    private readonly SubscriberLine _caller;
    private readonly ILoopTimer _timer;
    private readonly Bell _bell;
    private CircuitPath? _toCaller;
    private CircuitPath? _toCalled;
    private ClearCause _cause;

    public Circuit(Exchange exchange, SubscriberLine caller, string number)
    {
        (_exchange, _caller, Number) = (exchange, caller, number);
        _timer = exchange.Loop.CreateTimer(HandleTimeout);
        _bell = new Bell(exchange.Loop);
        caller.Circuit = this;
    }

    public CircuitState State { get; private set; }

    public string Number { get; }

    public SubscriberLine? Called { get; private set; }

    public void Dial() => Apply(CircuitTable.Dial(State));

    public void Answer() => Apply(CircuitTable.Answer(State));

    public void HangUp(SubscriberLine side) =>
        Apply(side == _caller ? CircuitTable.CallerHangUp(State) : CircuitTable.CalledHangUp(State));

    /// <summary>Breaks the carrier; false when there is none.</summary>
    public bool DropCarrier()
    {
        CircuitStep step = CircuitTable.DropCarrier(State);
        bool drops = step.Next != State;
        _cause = drops ? ClearCause.NoCarrier : _cause;
        Apply(step);
        return drops;
    }

    public CircuitPath? PathFrom(SubscriberLine side) => side == _caller ? _toCalled : _toCaller;

    public CircuitPath? PathTo(SubscriberLine side) => side == _caller ? _toCaller : _toCalled;

    private void HandleTimeout()
    {
        if (State is not CircuitState.Dialing)
        {
            _cause = State switch
            {
                CircuitState.Refused => _cause,
                CircuitState.Ringing => ClearCause.NoAnswer,
                _ => ClearCause.NoCarrier,
            };
            Apply(CircuitTable.Timeout(State));
        }
        else if (_exchange.Route(_caller, Number, out SubscriberLine? called) is { } refusal)
        {
            _cause = refusal;
            Apply(CircuitTable.Refuse(State));
        }
        else
        {
            Called = called!;
            Called.Circuit = this;
            Apply(CircuitTable.Route(State));
        }
    }

    private void Apply(CircuitStep step)
    {
        bool changes = step.Next != State;
        State = step.Next;
        if (changes)
        {
            SetTimer();
        }

        if (step.Effects != CircuitEffects.None)
        {
            Run(step.Effects);
        }
    }

    private void SetTimer()
    {
        if (State is CircuitState.Idle)
        {
            _timer.Dispose();
        }
        else if (CircuitTimes.Of(State, _exchange.Options, _caller.Options, Called?.Options) is { } time)
        {
            _timer.Arm(_exchange.Loop.Now + time);
        }
        else
        {
            _timer.Cancel();
        }
    }

    /// <summary>Runs effects: first what is the exchange's own, then what stations are told, since they may call back.</summary>
    private void Run(CircuitEffects effects)
    {
        bool Has(CircuitEffects effect) => (effects & effect) != CircuitEffects.None;

        if (Has(CircuitEffects.Cut))
        {
            Cut();
        }

        if (Has(CircuitEffects.FreeCaller))
        {
            _caller.Free(this);
        }

        if (Has(CircuitEffects.FreeCalled))
        {
            Called?.Free(this);
        }

        if (Has(CircuitEffects.StartBell) && Called is { Station: { } bell, Options.Behaviour: SubscriberBehaviour.Normal })
        {
            _bell.Start(bell, Called.Options);
        }

        if (Has(CircuitEffects.StopBell))
        {
            _bell.Stop();
        }

        if (Has(CircuitEffects.Connect))
        {
            Connect();
        }

        if (Has(CircuitEffects.TellCaller))
        {
            _caller.Station?.HandleCleared(_cause);
        }

        if (Has(CircuitEffects.TellCalled))
        {
            Called?.Station?.HandleCleared(ClearCause.NoCarrier);
        }
    }

    private void Connect()
    {
        if (_caller.Station is not { } caller || Called?.Station is not { } called)
        {
            _ = DropCarrier(); // a station was unplugged in the middle
            return;
        }

        _exchange.Count.CallsConnected++;
        long? rate = CircuitTimes.Slower(_caller.Options.LineRateBps, Called.Options.LineRateBps);
        double errors = Math.Max(_caller.Options.BitErrorRate, Called.Options.BitErrorRate);
        _toCalled = new CircuitPath(_exchange, called, rate, _exchange.NextErrors(errors));
        _toCaller = new CircuitPath(_exchange, caller, rate, _exchange.NextErrors(errors));
        caller.HandleConnected(rate);
        if (State is CircuitState.Connected)
        {
            called.HandleConnected(rate);
        }
    }

    private void Cut()
    {
        _toCaller?.Cut();
        _toCalled?.Cut();
        (_toCaller, _toCalled) = (null, null);
    }
}
