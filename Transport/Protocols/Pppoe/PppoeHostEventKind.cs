namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>What a <see cref="PppoeHost"/> tells.</summary>
public enum PppoeHostEventKind
{
    /// <summary>A concentrator answered, one that suits or not; <see cref="PppoeHostEvent.Offer"/> says which.</summary>
    OfferSeen,

    /// <summary>The session runs: <see cref="PppoeHostEvent.Session"/>.</summary>
    SessionOpened,

    /// <summary>There is no session, or no longer: <see cref="PppoeHostEvent.Cause"/>. Comes once, as the last event.</summary>
    Closed,
}
