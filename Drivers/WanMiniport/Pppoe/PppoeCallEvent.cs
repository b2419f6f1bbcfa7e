namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>What moves a call: the client through NDIS, discovery, the far end, the link.</summary>
internal enum PppoeCallEvent
{
    MakeCall,
    SessionOpened,
    DiscoveryFailed,
    SessionRequested,
    OfferAccepted,
    OfferRejected,
    CloseCall,
    Terminated,
    LinkLost,
    Halting,
    SendsReturned,
    Drained,
}
