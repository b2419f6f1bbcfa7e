namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>Why a host has no session.</summary>
public enum PppoeFailureCause
{
    /// <summary>It has one, or has not tried.</summary>
    None,

    /// <summary>No concentrator answered.</summary>
    NoAnswer,

    /// <summary>Concentrators answered, none with the name and the service that are wanted.</summary>
    NoMatch,

    /// <summary>Concentrators offered, and the one asked for a session did not answer.</summary>
    NoSession,

    /// <summary>The concentrator does not serve the service (Service-Name-Error).</summary>
    ServiceNameError,

    /// <summary>The concentrator cannot serve now (AC-System-Error).</summary>
    AcSystemError,

    /// <summary>The concentrator tells of another error (Generic-Error), or gives no session without saying why.</summary>
    GenericError,

    /// <summary>The concentrator ended the session (PADT).</summary>
    PeerTerminated,

    /// <summary><see cref="PppoeHost.Close"/> was called.</summary>
    LocalClose,
}
