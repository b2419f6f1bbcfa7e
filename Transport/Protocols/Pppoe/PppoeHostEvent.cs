namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>Something that happened to a <see cref="PppoeHost"/>.</summary>
/// <param name="Kind">What.</param>
/// <param name="Offer">The concentrator that answered, or that opened the session.</param>
/// <param name="Session">The session that opened.</param>
/// <param name="Cause">Why the host is closed.</param>
/// <param name="Text">The peer's words, printable, at most 128 characters; null: none.</param>
public readonly record struct PppoeHostEvent(
    PppoeHostEventKind Kind,
    PppoeOffer? Offer = null,
    PppoeSession? Session = null,
    PppoeFailureCause Cause = PppoeFailureCause.None,
    string? Text = null);
