namespace UserCoNdis.Framework.Contracts;

/// <summary>Why a call came (LINECALLREASON_). Source: contract 7.7.</summary>
[Flags]
public enum LineCallReason : uint
{
    /// <summary>LINECALLREASON_DIRECT.</summary>
    Direct = 0x1,

    /// <summary>LINECALLREASON_FWDBUSY.</summary>
    FwdBusy = 0x2,

    /// <summary>LINECALLREASON_FWDNOANSWER.</summary>
    FwdNoAnswer = 0x4,

    /// <summary>LINECALLREASON_FWDUNCOND.</summary>
    FwdUncond = 0x8,

    /// <summary>LINECALLREASON_PICKUP.</summary>
    Pickup = 0x10,

    /// <summary>LINECALLREASON_UNPARK.</summary>
    Unpark = 0x20,

    /// <summary>LINECALLREASON_REDIRECT.</summary>
    Redirect = 0x40,

    /// <summary>LINECALLREASON_CALLCOMPLETION.</summary>
    CallCompletion = 0x80,

    /// <summary>LINECALLREASON_TRANSFER.</summary>
    Transfer = 0x100,

    /// <summary>LINECALLREASON_REMINDER.</summary>
    Reminder = 0x200,

    /// <summary>LINECALLREASON_UNKNOWN.</summary>
    Unknown = 0x400,

    /// <summary>LINECALLREASON_UNAVAIL.</summary>
    Unavail = 0x800,

    /// <summary>LINECALLREASON_INTRUDE.</summary>
    Intrude = 0x1000,

    /// <summary>LINECALLREASON_PARKED.</summary>
    Parked = 0x2000,

    /// <summary>LINECALLREASON_CAMPEDON.</summary>
    CampedOn = 0x4000,

    /// <summary>LINECALLREASON_ROUTEREQUEST.</summary>
    RouteRequest = 0x8000,
}
