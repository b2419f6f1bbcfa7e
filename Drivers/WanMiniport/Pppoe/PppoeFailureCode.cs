namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>Why a PPPoE call failed or ended.</summary>
public enum PppoeFailureCode
{
    /// <summary>No concentrator answered the PADI.</summary>
    NoConcentrator,

    /// <summary>Concentrators answered, but none of the wanted name.</summary>
    ConcentratorNotFound,

    /// <summary>No concentrator has the service (Service-Name-Error).</summary>
    ServiceUnknown,

    /// <summary>The concentrator chosen did not answer the PADR.</summary>
    ConcentratorSilent,

    /// <summary>The concentrator told an error of its own (AC-System-Error).</summary>
    ConcentratorError,

    /// <summary>The far end refused with a Generic-Error.</summary>
    Refused,

    /// <summary>The far end ended the session (PADT).</summary>
    Terminated,

    /// <summary>The concentrator gave the session's number to a new one.</summary>
    Replaced,

    /// <summary>The concentrator gave a number that a session of its own has here.</summary>
    Ambiguous,

    /// <summary>Every session is taken.</summary>
    NoSession,

    /// <summary>The interface is down.</summary>
    LinkDown,

    /// <summary>The link has ended.</summary>
    LinkLost,

    /// <summary>The adapter halts.</summary>
    Halting,

    /// <summary>We gave the call up, or closed it.</summary>
    LocalClose,

    /// <summary>The link cannot carry PPPoE.</summary>
    UnsupportedLink,
}
