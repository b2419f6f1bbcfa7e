namespace UserCoNdis.Drivers.NdisWan;

/// <summary>What moves a link: the call manager above the line, PPP, our own user, the sends that come back.</summary>
internal enum WanLinkEvent
{
    IncomingCall,
    OfferAccepted,
    OfferRejected,
    CallConnected,
    Close,
    Abort,
    PppFinished,
    IncomingCloseCall,
    SendsReturned,
    CloseCallSucceeded,
    CloseCallFailed,
}
