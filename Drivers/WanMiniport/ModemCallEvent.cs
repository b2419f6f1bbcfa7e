namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>What moves the call: the client through NDIS, the modem, the link.</summary>
internal enum ModemCallEvent
{
    MakeCall,
    ModemReady,
    ModemFailed,
    Connected,
    Ring,
    RingEnded,
    OfferAccepted,
    OfferRejected,
    CloseCall,
    CarrierLost,
    HungUp,
    Drained,
}
