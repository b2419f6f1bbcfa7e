namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>Where the one call of a modem line stands.</summary>
internal enum ModemCallState
{
    /// <summary>No call.</summary>
    Idle,

    /// <summary>MakeCall is pending; the modem is being made ready.</summary>
    Preparing,

    /// <summary>MakeCall is pending; the number is dialled.</summary>
    Dialing,

    /// <summary>The line rings; the client was asked.</summary>
    Offered,

    /// <summary>The client accepted; the modem answers.</summary>
    Answering,

    /// <summary>The VC is active.</summary>
    Active,

    /// <summary>The call ended by itself; the client was told and has to close it (R196).</summary>
    Released,

    /// <summary>CloseCall is pending; the modem hangs up.</summary>
    HangingUp,

    /// <summary>CloseCall is pending; frames are still out, and the VC cannot be deactivated before they are back (R115).</summary>
    Draining,
}
