namespace UserCoNdis.Drivers.NdProxy;

/// <summary>What moves a call: the application, the call manager below, the client above.</summary>
internal enum TapiCallEvent
{
    MakeCall,
    Prepared,
    NotPrepared,
    MakeCallSucceeded,
    MakeCallFailed,
    IncomingCall,
    Answer,
    Drop,
    CallConnected,
    Bridge,
    BridgeAccepted,
    BridgeRefused,
    IncomingCloseCall,
    Diagnosed,
    BridgeClosed,
    CloseCallSucceeded,
    CloseCallFailed,
}
