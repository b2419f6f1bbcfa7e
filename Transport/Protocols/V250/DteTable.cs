using static UserCoNdis.Transport.Protocols.V250.DteEffects;
using static UserCoNdis.Transport.Protocols.V250.DteState;

namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>The dialogue of a DTE with its modem: one method an event, one arm a state.</summary>
/// <remarks>Source: V.250 5.7 (results), 6.3 (call control), 5.6.1 (abort by any character); V.24 circuits 108/2 and 109;
/// the guarded +++ is the Hayes convention that V.250 leaves to manufacturers. Shape: pure.</remarks>
public static class DteTable
{
    /// <summary>The caller wants the modem initialised.</summary>
    public static DteStep Initialize(DteState state) => state switch
    {
        Idle or Initializing or Ready or Commanding or Settling or DialHeld or Ringing or RingRejected =>
            new(Initializing, Discard | RaiseDtr | SendInit),
        Dialing or Answering or Aborting or Online or EscapeGuard or Escaping or OnlineCommand or Resuming
            or HangUpGuard or HangUpEscaping or HangingUp or DroppingDtr => new(state, Refuse),
    };

    /// <summary>The last initialisation string was answered OK.</summary>
    public static DteStep Initialized(DteState state) => state switch
    {
        Initializing => new(Ready, TellReady),
        Idle or Ready or Commanding or Settling or DialHeld or Dialing or Ringing or RingRejected or Answering
            or Aborting or Online or EscapeGuard or Escaping or OnlineCommand or Resuming or HangUpGuard
            or HangUpEscaping or HangingUp or DroppingDtr => new(state, CountStray),
    };

    /// <summary>The modem was silent at an initialisation string, and is asked again.</summary>
    public static DteStep Retry(DteState state) => state switch
    {
        Initializing => new(Initializing, SendInit),
        Idle or Ready or Commanding or Settling or DialHeld or Dialing or Ringing or RingRejected or Answering
            or Aborting or Online or EscapeGuard or Escaping or OnlineCommand or Resuming or HangUpGuard
            or HangUpEscaping or HangingUp or DroppingDtr => new(state, None),
    };

    /// <summary>The caller sends a command of its own.</summary>
    public static DteStep Command(DteState state) => state switch
    {
        Ready => new(Commanding, SendCommand),
        Idle or Initializing or Commanding or Settling or DialHeld or Dialing or Ringing or RingRejected or Answering
            or Aborting or Online or EscapeGuard or Escaping or OnlineCommand or Resuming or HangUpGuard
            or HangUpEscaping or HangingUp or DroppingDtr => new(state, Refuse),
    };

    /// <summary>The caller dials. Right after a call the number waits until late results are gone.</summary>
    public static DteStep Dial(DteState state) => state switch
    {
        Ready or RingRejected => new(Dialing, SendDial),
        Settling => new(DialHeld, None),
        Idle or Initializing or Commanding or DialHeld or Dialing or Ringing or Answering
            or Aborting or Online or EscapeGuard or Escaping or OnlineCommand or Resuming or HangUpGuard
            or HangUpEscaping or HangingUp or DroppingDtr => new(state, Refuse),
    };

    /// <summary>The caller answers; without a RING too (a leased line, a call told by other means).</summary>
    public static DteStep Answer(DteState state) => state switch
    {
        Ready or Ringing => new(Answering, SendAnswer),
        Idle or Initializing or Commanding or Settling or DialHeld or Dialing or RingRejected or Answering
            or Aborting or Online or EscapeGuard or Escaping or OnlineCommand or Resuming or HangUpGuard
            or HangUpEscaping or HangingUp or DroppingDtr => new(state, Refuse),
    };

    /// <summary>The caller hangs up by command. Never refused: what is not connected is hung up at once.</summary>
    public static DteStep HangUp(DteState state) => state switch
    {
        Idle or Ready or Settling or RingRejected => new(state, TellEnded),
        Initializing => new(Idle, Discard | TellEnded),
        Commanding or DialHeld => new(Settling, Discard | TellEnded),
        Ringing => new(RingRejected, TellEnded), // a telephone line knows no refusal: it rings until the caller gives up
        Dialing or Answering => new(Aborting, Discard | SendAbort),
        Online or EscapeGuard or Resuming => new(HangUpGuard, Discard),
        Escaping => new(HangUpEscaping, None),
        OnlineCommand => new(HangingUp, SendHangUp),
        Aborting or HangUpGuard or HangUpEscaping or HangingUp or DroppingDtr => new(state, None),
    };

    /// <summary>The caller hangs up by DTR.</summary>
    public static DteStep DropDtr(DteState state) => state switch
    {
        Idle or Ready or Settling or RingRejected or Initializing or Commanding or DialHeld or Ringing => HangUp(state),
        Dialing or Answering or Aborting or Online or EscapeGuard or Escaping or OnlineCommand or Resuming
            or HangUpGuard or HangUpEscaping or HangingUp => new(DroppingDtr, Discard | DteEffects.DropDtr),
        DroppingDtr => new(state, None),
    };

    /// <summary>The caller escapes to command state.</summary>
    public static DteStep Escape(DteState state) => state switch
    {
        Online => new(EscapeGuard, None),
        Idle or Initializing or Ready or Commanding or Settling or DialHeld or Dialing or Ringing or RingRejected
            or Answering or Aborting or EscapeGuard or Escaping or OnlineCommand or Resuming or HangUpGuard
            or HangUpEscaping or HangingUp or DroppingDtr => new(state, Refuse),
    };

    /// <summary>The caller returns to data state.</summary>
    public static DteStep Resume(DteState state) => state switch
    {
        OnlineCommand => new(Resuming, SendResume),
        EscapeGuard => new(Online, None), // nothing was sent yet
        Idle or Initializing or Ready or Commanding or Settling or DialHeld or Dialing or Ringing or RingRejected
            or Answering or Aborting or Online or Escaping or Resuming or HangUpGuard
            or HangUpEscaping or HangingUp or DroppingDtr => new(state, Refuse),
    };

    /// <summary>OK came.</summary>
    public static DteStep Ok(DteState state) => state switch
    {
        Initializing => new(Initializing, SendInit),
        Commanding => new(Ready, TellCommandResult),
        Aborting or HangingUp => new(Settling, TellEnded),
        Escaping => new(OnlineCommand, TellEscaped),
        HangUpEscaping => new(HangingUp, SendHangUp),
        Settling or DialHeld or DroppingDtr => new(state, None),
        Idle or Ready or Dialing or Ringing or RingRejected or Answering or Online or EscapeGuard or OnlineCommand
            or Resuming or HangUpGuard => new(state, CountStray),
    };

    /// <summary>CONNECT came. In Ready and Ringing the modem answered by itself (S0).</summary>
    public static DteStep Connect(DteState state) => state switch
    {
        Ready or Ringing or Dialing or Answering or Resuming => new(Online, TellConnected),
        RingRejected or Aborting => new(HangUpGuard, Discard), // the call won the race against its end
        Idle or Initializing or Commanding or Settling or DialHeld or Online or EscapeGuard or Escaping or OnlineCommand
            or HangUpGuard or HangUpEscaping or HangingUp or DroppingDtr => new(state, CountStray),
    };

    /// <summary>NO CARRIER came, as a result or (Online) in band.</summary>
    public static DteStep NoCarrier(DteState state) => state switch
    {
        Commanding => new(Ready, TellCommandResult),
        Dialing or Answering => new(Settling, TellFailed),
        Ringing => new(Ready, TellRingEnded),
        RingRejected => new(Ready, None),
        Online or EscapeGuard or Escaping or OnlineCommand or Resuming => new(Settling, TellCarrierLost),
        Aborting or HangUpGuard or HangUpEscaping or HangingUp => new(Settling, TellEnded),
        Settling or DialHeld or DroppingDtr => new(state, None),
        Idle or Initializing or Ready => new(state, CountStray),
    };

    /// <summary>BUSY, NO ANSWER, NO DIALTONE, DELAYED or BLACKLISTED came.</summary>
    public static DteStep CallFailure(DteState state) => state switch
    {
        Commanding => new(Ready, TellCommandResult),
        Dialing or Answering => new(Settling, TellFailed),
        Aborting => new(Settling, TellEnded),
        Settling or DialHeld or DroppingDtr => new(state, None),
        Idle or Initializing or Ready or Ringing or RingRejected or Online or EscapeGuard or Escaping or OnlineCommand
            or Resuming or HangUpGuard or HangUpEscaping or HangingUp => new(state, CountStray),
    };

    /// <summary>ERROR or +CME ERROR came.</summary>
    public static DteStep Error(DteState state) => state switch
    {
        Initializing => new(Idle, TellFailed),
        Commanding => new(Ready, TellCommandResult),
        Dialing or Answering => new(Settling, TellFailed),
        Resuming => new(OnlineCommand, TellFailed),
        Aborting or HangingUp => new(Settling, TellEnded),
        HangUpEscaping => new(HangingUp, SendHangUp), // it was in command state already
        Settling or DialHeld or DroppingDtr => new(state, None),
        Idle or Ready or Ringing or RingRejected or Online or EscapeGuard or Escaping or OnlineCommand
            or HangUpGuard => new(state, CountStray),
    };

    /// <summary>RING came. In the middle of a command it is left alone: it comes again.</summary>
    public static DteStep Ring(DteState state) => state switch
    {
        Ready or Settling => new(Ringing, FirstRing | TellRinging),
        Ringing => new(Ringing, TellRinging | Rearm),
        RingRejected => new(RingRejected, Rearm),
        Idle or Initializing or Commanding or DialHeld or Dialing or Answering or Aborting or Online or EscapeGuard
            or Escaping or OnlineCommand or Resuming or HangUpGuard or HangUpEscaping or HangingUp
            or DroppingDtr => new(state, CountStray),
    };

    /// <summary>DCD went off.</summary>
    public static DteStep CarrierOff(DteState state) => state switch
    {
        Online or EscapeGuard or Escaping or OnlineCommand or Resuming => new(Settling, TellCarrierLost),
        HangUpGuard or HangUpEscaping or HangingUp => new(Settling, TellEnded),
        Idle or Initializing or Ready or Commanding or Settling or DialHeld or Dialing or Ringing or RingRejected
            or Answering or Aborting or DroppingDtr => new(state, None),
    };

    /// <summary>The state's time is up.</summary>
    public static DteStep Timeout(DteState state) => state switch
    {
        Initializing => new(Idle, TellFailed),
        Commanding => new(Ready, TellCommandResult),
        Settling or RingRejected => new(Ready, None),
        DialHeld => new(Dialing, SendDial),
        Dialing or Answering => new(Aborting, NoteFailure | SendAbort),
        Ringing => new(Ready, TellRingEnded),
        Aborting or HangUpEscaping => new(HangingUp, SendHangUp),
        EscapeGuard => new(Escaping, SendEscape),
        Escaping => new(Online, TellFailed),
        Resuming => new(OnlineCommand, TellFailed),
        HangUpGuard => new(HangUpEscaping, SendEscape),
        HangingUp => new(Idle, TellEnded),
        DroppingDtr => new(Settling, RaiseDtr | TellEnded),
        Idle or Ready or Online or OnlineCommand => new(state, None),
    };

    /// <summary>The state's time is up, and DCD is still on.</summary>
    public static DteStep TimeoutWithCarrier(DteState state) => state switch
    {
        DroppingDtr => new(HangUpGuard, RaiseDtr), // the modem does not heed DTR (&D0)
        Idle or Initializing or Ready or Commanding or Settling or DialHeld or Dialing or Ringing or RingRejected
            or Answering or Aborting or Online or EscapeGuard or Escaping or OnlineCommand or Resuming or HangUpGuard
            or HangUpEscaping or HangingUp => Timeout(state),
    };
}
