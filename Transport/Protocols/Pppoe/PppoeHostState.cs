namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>Where a <see cref="PppoeHost"/> stands.</summary>
public enum PppoeHostState
{
    /// <summary>Not started.</summary>
    Idle,

    /// <summary>PADI was sent; no offer suits yet.</summary>
    Initiating,

    /// <summary>An offer suits; others may still come.</summary>
    Choosing,

    /// <summary>PADR was sent.</summary>
    Requesting,

    /// <summary>The session runs.</summary>
    Open,

    /// <summary>Closed while a PADR was under way: the session that may still come will be ended.</summary>
    Cancelled,

    /// <summary>Over.</summary>
    Closed,
}
