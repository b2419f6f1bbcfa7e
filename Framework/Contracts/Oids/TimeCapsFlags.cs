namespace UserCoNdis.Framework.Contracts;

/// <summary>What a miniport's clock can do (GEN_GET_TIME_CAPS.Flags). Source: contract 7.3.</summary>
[Flags]
public enum TimeCapsFlags : uint
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>READABLE_LOCAL_CLOCK.</summary>
    ReadableLocalClock = 0x1,

    /// <summary>CLOCK_NETWORK_DERIVED.</summary>
    ClockNetworkDerived = 0x2,

    /// <summary>CLOCK_PRECISION.</summary>
    ClockPrecision = 0x4,

    /// <summary>RECEIVE_TIME_INDICATION_CAPABLE.</summary>
    ReceiveTimeIndicationCapable = 0x8,

    /// <summary>TIMED_SEND_CAPABLE.</summary>
    TimedSendCapable = 0x10,

    /// <summary>TIME_STAMP_CAPABLE.</summary>
    TimeStampCapable = 0x20,
}
