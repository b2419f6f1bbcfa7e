namespace UserCoNdis.Framework.Runtime;

internal enum CallEffect
{
    None,
    ForwardMakeCall,
    CompleteMakeCall,
    ForwardIncomingCall,
    CompleteIncomingCall,
    IndicateConnected,
    IndicateClose,
    ForwardCloseCall,
    CompleteCloseCall,
}
