using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>What the objects of the miniport half are answered from.</summary>
internal interface IMiniportHalf
{
    MiniportTraits Traits { get; }

    NdisHardwareStatus HardwareStatus { get; }

    bool IsMediaConnected { get; }

    /// <summary>Gets the speed of the line in bytes/s.</summary>
    uint BytesPerSecond { get; }

    /// <summary>Gets the counters of all VCs together.</summary>
    LineStatistics Total { get; }

    /// <summary>Gets how much of what carries frames to the link is taken.</summary>
    long LoadPercent { get; }

    TimeSpan Now { get; }

    /// <summary>Counts the sends of a VC, or of all, that are not completed.</summary>
    (long Lists, long Bytes) OutstandingOf(LineVc? vc);

    /// <summary>Takes over what OID_WAN_CO_SET_LINK_INFO set, which has been checked.</summary>
    void HandleLinkInfoSet(LineVc vc);
}
