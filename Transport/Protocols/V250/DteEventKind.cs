namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>What a <see cref="DteEngine"/> tells.</summary>
public enum DteEventKind
{
    /// <summary>Every initialisation string was answered OK.</summary>
    Ready,

    /// <summary>The modem rings; the count and, when told, who calls.</summary>
    Ringing,

    /// <summary>The ringing stopped before it was answered.</summary>
    RingEnded,

    /// <summary>Data state: the next byte received is data.</summary>
    Connected,

    /// <summary>+++ worked: command state with the call up.</summary>
    Escaped,

    /// <summary>Initialisation, call, answer, escape or resume failed; the result says how.</summary>
    Failed,

    /// <summary>The carrier of a connected call went away; the modem is on hook.</summary>
    CarrierLost,

    /// <summary>A hang-up is done. The result is <see cref="AtResultCode.NoResponse"/> when the modem never
    /// confirmed it: then it must be initialised again.</summary>
    HungUp,

    /// <summary>A command's final result, with its information text.</summary>
    CommandResult,
}
