namespace UserCoNdis.Framework.Contracts;

/// <summary>CO_MEDIA_PARAMETERS.Flags. Source: contract 7.4.</summary>
[Flags]
public enum CoMediaFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary>RECEIVE_TIME_INDICATION.</summary>
    ReceiveTimeIndication = 0x001,

    /// <summary>USE_TIME_STAMPS.</summary>
    UseTimeStamps = 0x002,

    /// <summary>TRANSMIT_VC.</summary>
    TransmitVc = 0x004,

    /// <summary>RECEIVE_VC.</summary>
    ReceiveVc = 0x008,

    /// <summary>INDICATE_ERRED_PACKETS.</summary>
    IndicateErredPackets = 0x010,

    /// <summary>INDICATE_END_OF_TX.</summary>
    IndicateEndOfTx = 0x020,

    /// <summary>RESERVE_RESOURCES_VC.</summary>
    ReserveResourcesVc = 0x040,

    /// <summary>ROUND_DOWN_FLOW.</summary>
    RoundDownFlow = 0x080,

    /// <summary>ROUND_UP_FLOW.</summary>
    RoundUpFlow = 0x100,
}
