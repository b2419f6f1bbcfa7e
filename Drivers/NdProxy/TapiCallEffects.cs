namespace UserCoNdis.Drivers.NdProxy;

/// <summary>What the call does after its phase is set, in this order.</summary>
[Flags]
internal enum TapiCallEffects
{
    None = 0,

    /// <summary>Lay the call parameters out.</summary>
    Prepare = 1,

    /// <summary>NdisClMakeCall.</summary>
    MakeCall = 2,

    /// <summary>NdisClIncomingCallComplete with success.</summary>
    Accept = 4,

    /// <summary>NdisClIncomingCallComplete with a failure.</summary>
    Reject = 8,

    /// <summary>NdisCoCreateVc and NdisCmDispatchIncomingCall towards the client above.</summary>
    OfferBridge = 16,

    /// <summary>NdisCmDispatchCallConnected towards it; lineGetID completes.</summary>
    ConnectBridge = 32,

    /// <summary>OID_CO_TAPI_GET_CALL_DIAGNOSTICS; where it is not answered, the status tells the reason.</summary>
    Diagnose = 64,

    /// <summary>NdisCmDispatchIncomingCloseCall on the bridged VC; with no bridge it counts as closed at once.</summary>
    CloseBridge = 128,

    /// <summary>NdisClCloseCall.</summary>
    CloseCall = 256,

    /// <summary>NdisCoDeleteVc, if the VC is ours.</summary>
    DeleteVc = 512,
}
