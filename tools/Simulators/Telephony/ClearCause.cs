namespace UserCoNdis.Tools.Simulators.Telephony;

/// <summary>Why the exchange ends a call, or does not set it up.</summary>
public enum ClearCause
{
    /// <summary>The carrier went away, or the number leads nowhere.</summary>
    NoCarrier,

    /// <summary>The called line is in use.</summary>
    Busy,

    /// <summary>Nobody answered in the time that the exchange rings.</summary>
    NoAnswer,

    /// <summary>The caller's line has no dial tone.</summary>
    NoDialTone,
}
