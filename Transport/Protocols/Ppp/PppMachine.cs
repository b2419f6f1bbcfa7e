namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>One control protocol: holds the automaton's state and runs the actions of <see cref="PppTable"/>.</summary>
/// <remarks>
/// The state is set before the actions run. Answers are prepared before an event is applied, since the actions
/// Sca, Scn, Sta, Scj and Ser send what the received packet asks for.
/// </remarks>
internal abstract partial class PppMachine
{
    private readonly IPppLayerOwner _owner;
    private int _restarts;
    private byte _nextId = 1;

    protected PppMachine(PppCore core, IPppLayerOwner owner, ushort protocol)
    {
        Core = core;
        _owner = owner;
        Protocol = protocol;
    }

    public ushort Protocol { get; }

    public PppState State { get; private set; }

    public TimeSpan? DueAt { get; private set; }

    /// <summary>Whether the peer has answered anything since the lower layer came up.</summary>
    public bool HasHeardPeer { get; private set; }

    /// <summary>The text of the Terminate-Requests that a Close sends.</summary>
    public byte[] TerminateText { get; set; } = [];

    protected PppCore Core { get; }

    protected IPppLayerOwner Owner => _owner;

    private bool IsNegotiating => State is PppState.ReqSent or PppState.AckRcvd or PppState.AckSent;

    public void Open() => Apply(PppEvents.Open);

    public void Close() => Apply(PppEvents.Close);

    public void Up()
    {
        HasHeardPeer = false;
        ResetNegotiation();
        Apply(PppEvents.Up);
    }

    public void Down() => Apply(PppEvents.Down);

    /// <summary>The peer does not speak this protocol: it ends without another packet (RFC 1661 section 5.7).</summary>
    public void ProtocolRejected()
    {
        if (State == PppState.Closing)
        {
            Apply(PppEvents.RxjMinus); // Down alone would end it without This-Layer-Finished
        }

        Apply(PppEvents.Down);
        Apply(PppEvents.Close);
    }

    public void HandleTimeout()
    {
        if (DueAt is not { } due || due > Core.Now)
        {
            return;
        }

        if (_restarts > 0)
        {
            Core.Statistics.Retransmitted += IsNegotiating ? 1 : 0;
            Apply(PppEvents.TimeoutPlus);
            return;
        }

        if (IsNegotiating)
        {
            Owner.Failed(this, HasHeardPeer ? PppCloseCause.NegotiationFailed : PppCloseCause.NoAnswer);
        }

        Apply(PppEvents.TimeoutMinus);
    }

    protected void Apply(PppEvents e)
    {
        PppState before = State;
        PppStep step = PppTable.Next(before, e);
        if (step.IsIllegal)
        {
            return;
        }

        State = step.State;
        if (!PppTable.IsTimed(State))
        {
            DueAt = null;
        }

        if (before != State)
        {
            _owner.StateChanged(this);
        }

        if (before is PppState.Closed or PppState.Stopped && IsNegotiating)
        {
            ResetNegotiation(); // what an earlier attempt was refused does not bind the next
        }

        RunNegotiation(step.Actions);
        RunLayers(step.Actions);
        if (PppTable.IsTimed(State) && DueAt is null)
        {
            DueAt = Core.Now + Core.Options.RestartTimer;
        }
    }

    /// <summary>Called on This-Layer-Down, before anything else is sent: what was agreed no longer holds.</summary>
    protected abstract void OnDown();

    /// <summary>Called when the peer's options have been acknowledged: they hold when the layer comes up.</summary>
    protected abstract void OnAcknowledged();

    /// <summary>Called on This-Layer-Up, before the owner hears of it.</summary>
    protected abstract void OnUp();

    private void RunNegotiation(PppActions actions)
    {
        if (Has(actions, PppActions.Tld))
        {
            OnDown();
            _owner.LayerDown(this);
            ResetNegotiation();
        }

        if (Has(actions, PppActions.Irc))
        {
            _restarts = Has(actions, PppActions.Str) ? Core.Options.MaxTerminate : Core.Options.MaxConfigure;
        }

        if (Has(actions, PppActions.Zrc))
        {
            _restarts = 0;
            RestartTimer();
        }

        if (Has(actions, PppActions.Scr))
        {
            SendConfigureRequest();
        }

        if ((actions & (PppActions.Sca | PppActions.Scn)) != PppActions.None)
        {
            SendConfigureAnswer(Has(actions, PppActions.Sca));
        }
    }

    private void RunLayers(PppActions actions)
    {
        if (Has(actions, PppActions.Str))
        {
            _restarts--;
            RestartTimer();
            Core.Send(Protocol, PppCodes.TerminateRequest, TakeId(), TerminateText);
        }

        if (Has(actions, PppActions.Sta))
        {
            Core.Send(Protocol, PppCodes.TerminateAck, _receivedId, default);
        }

        if ((actions & (PppActions.Scj | PppActions.Ser)) != PppActions.None)
        {
            SendPreparedReply();
        }

        if (Has(actions, PppActions.Tlu))
        {
            OnUp();
            _owner.LayerUp(this);
        }

        if (Has(actions, PppActions.Tlf))
        {
            _owner.LayerFinished(this);
        }
    }

    private static bool Has(PppActions actions, PppActions action) => (actions & action) != PppActions.None;

    private void RestartTimer() => DueAt = Core.Now + Core.Options.RestartTimer;

    protected byte TakeId() => _nextId++;
}
