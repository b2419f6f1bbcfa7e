namespace UserCoNdis.Framework.Contracts;

/// <summary>The state of a miniport's hardware (NDIS_HARDWARE_STATUS). Source: contract 7.3.</summary>
public enum NdisHardwareStatus
{
    /// <summary>NdisHardwareStatusReady.</summary>
    Ready = 0,

    /// <summary>NdisHardwareStatusInitializing.</summary>
    Initializing = 1,

    /// <summary>NdisHardwareStatusReset.</summary>
    Reset = 2,

    /// <summary>NdisHardwareStatusClosing.</summary>
    Closing = 3,

    /// <summary>NdisHardwareStatusNotReady.</summary>
    NotReady = 4,
}
