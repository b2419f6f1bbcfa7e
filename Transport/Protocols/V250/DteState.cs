namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>Where the dialogue of a DTE with its modem stands.</summary>
public enum DteState
{
    /// <summary>Nothing is known of the modem.</summary>
    Idle,

    /// <summary>The initialisation strings are being sent, one after the other's OK.</summary>
    Initializing,

    /// <summary>Command state, on hook, nothing under way.</summary>
    Ready,

    /// <summary>A command waits for its final result.</summary>
    Commanding,

    /// <summary>A call has just ended; late results of it are still swallowed.</summary>
    Settling,

    /// <summary>As <see cref="Settling"/>, and a number waits to be dialled.</summary>
    DialHeld,

    /// <summary>ATD was sent.</summary>
    Dialing,

    /// <summary>The modem tells RING.</summary>
    Ringing,

    /// <summary>The ringing call was refused: its further RINGs are swallowed until they stop.</summary>
    RingRejected,

    /// <summary>ATA was sent.</summary>
    Answering,

    /// <summary>A character was sent to cancel ATD or ATA (V.250 5.6.1); its result is waited for.</summary>
    Aborting,

    /// <summary>Data state: the bytes are the caller's.</summary>
    Online,

    /// <summary>Silence before +++.</summary>
    EscapeGuard,

    /// <summary>+++ was sent, OK is waited for.</summary>
    Escaping,

    /// <summary>Command state with the call still up.</summary>
    OnlineCommand,

    /// <summary>ATO was sent.</summary>
    Resuming,

    /// <summary>Silence before the +++ of a hang-up.</summary>
    HangUpGuard,

    /// <summary>The +++ of a hang-up was sent.</summary>
    HangUpEscaping,

    /// <summary>ATH was sent.</summary>
    HangingUp,

    /// <summary>DTR is off, to make the modem hang up (&amp;D2).</summary>
    DroppingDtr,
}
