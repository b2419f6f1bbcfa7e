namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>What a step of <see cref="DteTable"/> asks the engine to do, after the state is set; in this order.</summary>
[Flags]
public enum DteEffects
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Drop what was not sent yet, and what was gathered of a reply.</summary>
    Discard = 1 << 0,

    /// <summary>Turn DTR off.</summary>
    DropDtr = 1 << 1,

    /// <summary>Turn DTR on.</summary>
    RaiseDtr = 1 << 2,

    /// <summary>Send the next initialisation string; after the last, become Ready.</summary>
    SendInit = 1 << 3,

    /// <summary>Send the caller's command.</summary>
    SendCommand = 1 << 4,

    /// <summary>Send ATD and the number.</summary>
    SendDial = 1 << 5,

    /// <summary>Send ATA.</summary>
    SendAnswer = 1 << 6,

    /// <summary>Send one character, which cancels ATD or ATA.</summary>
    SendAbort = 1 << 7,

    /// <summary>Send +++.</summary>
    SendEscape = 1 << 8,

    /// <summary>Send ATO.</summary>
    SendResume = 1 << 9,

    /// <summary>Send ATH.</summary>
    SendHangUp = 1 << 10,

    /// <summary>Arm the state's time-out anew although the state stays.</summary>
    Rearm = 1 << 11,

    /// <summary>Keep the verdict, so that the end of the call tells it.</summary>
    NoteFailure = 1 << 12,

    /// <summary>Tell Ready.</summary>
    TellReady = 1 << 13,

    /// <summary>Tell Ringing.</summary>
    TellRinging = 1 << 14,

    /// <summary>Tell RingEnded.</summary>
    TellRingEnded = 1 << 15,

    /// <summary>Tell Connected.</summary>
    TellConnected = 1 << 16,

    /// <summary>Tell Escaped.</summary>
    TellEscaped = 1 << 17,

    /// <summary>Tell CommandResult.</summary>
    TellCommandResult = 1 << 18,

    /// <summary>Tell Failed with the verdict.</summary>
    TellFailed = 1 << 19,

    /// <summary>Tell CarrierLost.</summary>
    TellCarrierLost = 1 << 20,

    /// <summary>Tell HungUp, or Failed when a failure was noted.</summary>
    TellEnded = 1 << 21,

    /// <summary>Count a result that nothing waited for.</summary>
    CountStray = 1 << 22,

    /// <summary>Start to count the rings of a new call.</summary>
    FirstRing = 1 << 23,

    /// <summary>Refuse the caller's request: it does not fit the state.</summary>
    Refuse = 1 << 24,
}
