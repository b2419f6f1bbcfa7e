namespace UserCoNdis.Framework.Contracts;

/// <summary>Where a call came from (LINECALLORIGIN_). Source: contract 7.7.</summary>
[Flags]
public enum LineCallOrigin : uint
{
    /// <summary>LINECALLORIGIN_OUTBOUND.</summary>
    Outbound = 0x1,

    /// <summary>LINECALLORIGIN_INTERNAL.</summary>
    Internal = 0x2,

    /// <summary>LINECALLORIGIN_EXTERNAL.</summary>
    External = 0x4,

    /// <summary>LINECALLORIGIN_UNKNOWN.</summary>
    Unknown = 0x10,

    /// <summary>LINECALLORIGIN_UNAVAIL.</summary>
    Unavail = 0x20,

    /// <summary>LINECALLORIGIN_CONFERENCE.</summary>
    Conference = 0x40,

    /// <summary>LINECALLORIGIN_INBOUND.</summary>
    Inbound = 0x80,
}
