namespace UserCoNdis.Framework.Contracts;

/// <summary>Why a call ended (LINEDISCONNECTMODE_). Source: contract 7.7.</summary>
[Flags]
public enum LineDisconnectMode : uint
{
    /// <summary>The call has not ended.</summary>
    None = 0,

    /// <summary>LINEDISCONNECTMODE_NORMAL.</summary>
    Normal = 0x1,

    /// <summary>LINEDISCONNECTMODE_UNKNOWN.</summary>
    Unknown = 0x2,

    /// <summary>LINEDISCONNECTMODE_REJECT.</summary>
    Reject = 0x4,

    /// <summary>LINEDISCONNECTMODE_PICKUP.</summary>
    Pickup = 0x8,

    /// <summary>LINEDISCONNECTMODE_FORWARDED.</summary>
    Forwarded = 0x10,

    /// <summary>LINEDISCONNECTMODE_BUSY.</summary>
    Busy = 0x20,

    /// <summary>LINEDISCONNECTMODE_NOANSWER.</summary>
    NoAnswer = 0x40,

    /// <summary>LINEDISCONNECTMODE_BADADDRESS.</summary>
    BadAddress = 0x80,

    /// <summary>LINEDISCONNECTMODE_UNREACHABLE.</summary>
    Unreachable = 0x100,

    /// <summary>LINEDISCONNECTMODE_CONGESTION.</summary>
    Congestion = 0x200,

    /// <summary>LINEDISCONNECTMODE_INCOMPATIBLE.</summary>
    Incompatible = 0x400,

    /// <summary>LINEDISCONNECTMODE_UNAVAIL.</summary>
    Unavail = 0x800,

    /// <summary>LINEDISCONNECTMODE_NODIALTONE.</summary>
    NoDialtone = 0x1000,

    /// <summary>LINEDISCONNECTMODE_NUMBERCHANGED.</summary>
    NumberChanged = 0x2000,

    /// <summary>LINEDISCONNECTMODE_OUTOFORDER.</summary>
    OutOfOrder = 0x4000,

    /// <summary>LINEDISCONNECTMODE_TEMPFAILURE.</summary>
    TempFailure = 0x8000,

    /// <summary>LINEDISCONNECTMODE_QOSUNAVAIL.</summary>
    QosUnavail = 0x1_0000,

    /// <summary>LINEDISCONNECTMODE_BLOCKED.</summary>
    Blocked = 0x2_0000,

    /// <summary>LINEDISCONNECTMODE_DONOTDISTURB.</summary>
    DoNotDisturb = 0x4_0000,

    /// <summary>LINEDISCONNECTMODE_CANCELLED.</summary>
    Cancelled = 0x8_0000,
}
