namespace UserCoNdis.Drivers.NdProxy;

/// <summary>What moves a call: the application, the call manager below, the bridge above.</summary>
internal enum TapiCallEvent
{
    MakeCall,
    MakeCallSucceeded,
    MakeCallFailed,
    IncomingCall,
    Answer,
    Drop,
    CallConnected,
    IncomingCloseCall,
    BridgeClosed,
    CloseCallSucceeded,
    CloseCallFailed,
}
