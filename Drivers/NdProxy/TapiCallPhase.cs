namespace UserCoNdis.Drivers.NdProxy;

/// <summary>Where a call stands between the application and the call manager below (contract 3.12, Call).</summary>
internal enum TapiCallPhase
{
    /// <summary>Nothing has happened yet.</summary>
    Idle,

    /// <summary>The call parameters are laid out, here or by the call manager (5.5, TRANSLATE).</summary>
    Preparing,

    /// <summary>They still are, but the call is dropped.</summary>
    PreparingToEnd,

    /// <summary>NdisClMakeCall is pending.</summary>
    Proceeding,

    /// <summary>NdisClMakeCall failed; the call manager is asked why.</summary>
    DiagnosingFailure,

    /// <summary>An offer was left pending; the application decides.</summary>
    Offering,

    /// <summary>The offer is accepted; the call manager answers on the network.</summary>
    Accepted,

    /// <summary>The call is through; it may be bridged.</summary>
    Connected,

    /// <summary>The call was offered to the client above (4.17 step 10).</summary>
    Bridging,

    /// <summary>The client above has it.</summary>
    Bridged,

    /// <summary>The call ended below; the call manager is asked why.</summary>
    DiagnosingClose,

    /// <summary>The bridged VC is being closed, which comes first (T17).</summary>
    Unbridging,

    /// <summary>NdisClCloseCall is pending.</summary>
    Closing,

    /// <summary>The call is over.</summary>
    Ended,
}
