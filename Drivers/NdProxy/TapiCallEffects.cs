namespace UserCoNdis.Drivers.NdProxy;

/// <summary>What the machine does after the phase is set, in this order.</summary>
[Flags]
internal enum TapiCallEffects
{
    None = 0,

    /// <summary>NdisClMakeCall.</summary>
    MakeCall = 1,

    /// <summary>NdisClIncomingCallComplete with success.</summary>
    Accept = 2,

    /// <summary>NdisClIncomingCallComplete with a failure.</summary>
    Reject = 4,

    /// <summary>NdisCmDispatchIncomingCloseCall on the bridged VC; with no bridge it counts as closed at once.</summary>
    CloseBridge = 8,

    /// <summary>NdisClCloseCall.</summary>
    CloseCall = 16,

    /// <summary>NdisCoDeleteVc, if the VC is ours.</summary>
    DeleteVc = 32,
}
