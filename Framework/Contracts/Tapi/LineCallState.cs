namespace UserCoNdis.Framework.Contracts;

/// <summary>The state of a call as TAPI tells it (LINECALLSTATE_). Source: contract 7.7.</summary>
[Flags]
public enum LineCallState : uint
{
    /// <summary>LINECALLSTATE_IDLE.</summary>
    Idle = 0x1,

    /// <summary>LINECALLSTATE_OFFERING.</summary>
    Offering = 0x2,

    /// <summary>LINECALLSTATE_ACCEPTED.</summary>
    Accepted = 0x4,

    /// <summary>LINECALLSTATE_DIALTONE.</summary>
    Dialtone = 0x8,

    /// <summary>LINECALLSTATE_DIALING.</summary>
    Dialing = 0x10,

    /// <summary>LINECALLSTATE_RINGBACK.</summary>
    Ringback = 0x20,

    /// <summary>LINECALLSTATE_BUSY.</summary>
    Busy = 0x40,

    /// <summary>LINECALLSTATE_SPECIALINFO.</summary>
    SpecialInfo = 0x80,

    /// <summary>LINECALLSTATE_CONNECTED.</summary>
    Connected = 0x100,

    /// <summary>LINECALLSTATE_PROCEEDING.</summary>
    Proceeding = 0x200,

    /// <summary>LINECALLSTATE_DISCONNECTED.</summary>
    Disconnected = 0x4000,

    /// <summary>LINECALLSTATE_UNKNOWN.</summary>
    Unknown = 0x8000,
}
