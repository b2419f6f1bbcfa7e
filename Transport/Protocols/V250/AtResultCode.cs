namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>Every way an AT command or a call can end: what the modem said, or what its silence means.</summary>
/// <remarks>Source: ITU-T V.250 table 1; DELAYED and BLACKLISTED from national homologation practice; +CME ERROR from
/// 3GPP TS 27.007 9.2. The members from <see cref="NoResponse"/> on are the DTE's own verdicts.</remarks>
public enum AtResultCode
{
    /// <summary>OK: the command was done.</summary>
    Ok,

    /// <summary>CONNECT: the modem is in data state.</summary>
    Connect,

    /// <summary>RING: an incoming call rings.</summary>
    Ring,

    /// <summary>NO CARRIER: the call could not be set up, or ended.</summary>
    NoCarrier,

    /// <summary>ERROR: the command was not understood or not done.</summary>
    Error,

    /// <summary>NO DIALTONE, or NO DIAL TONE.</summary>
    NoDialtone,

    /// <summary>BUSY.</summary>
    Busy,

    /// <summary>NO ANSWER.</summary>
    NoAnswer,

    /// <summary>DELAYED: the modem refuses to dial this number again so soon.</summary>
    Delayed,

    /// <summary>BLACKLISTED: the modem refuses to dial this number.</summary>
    Blacklisted,

    /// <summary>+CME ERROR (or +CMS ERROR): a cellular modem refused, with its own cause.</summary>
    CmeError,

    /// <summary>The modem said nothing at all in time.</summary>
    NoResponse,

    /// <summary>The modem (or a looped-back line) only returned our own characters.</summary>
    EchoOnly,

    /// <summary>The modem said something, but nothing that could be read: most often a wrong speed.</summary>
    Garbled,

    /// <summary>The modem took the dial or answer command, and told no outcome in time.</summary>
    CallTimeout,

    /// <summary>The carrier of an established call went away.</summary>
    CarrierLost,

    /// <summary>The call was ended from this side.</summary>
    LocalHangUp,
}
