namespace UserCoNdis.Drivers.NdProxy;

/// <summary>Where a call stands between the application and the call manager below (contract 3.12).</summary>
internal enum TapiCallPhase
{
    /// <summary>Nothing has happened yet.</summary>
    Idle,

    /// <summary>NdisClMakeCall is pending.</summary>
    Proceeding,

    /// <summary>An offer was left pending; the application decides.</summary>
    Offering,

    /// <summary>The offer is accepted; the call manager answers on the network.</summary>
    Accepted,

    /// <summary>The call is through; it may be bridged.</summary>
    Connected,

    /// <summary>The bridged VC is being closed, which comes first (T17).</summary>
    Unbridging,

    /// <summary>NdisClCloseCall is pending.</summary>
    Closing,

    /// <summary>The call is over.</summary>
    Ended,
}
