namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>Something that happened on the link; never holds a secret.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Phase">The phase of the link when it happened.</param>
/// <param name="Protocol">The PPP protocol concerned; 0 if none.</param>
/// <param name="Cause">Why, for <see cref="PppEventKind.Closed"/> and failures.</param>
/// <param name="Side">Who was to prove itself, for authentication events.</param>
/// <param name="Code">The MS-CHAPv2 error (RFC 2759 section 6), 691 for a wrong secret; 0 if none.</param>
/// <param name="Text">A name or message of the peer's, printable ASCII, at most 64 characters; null if none.</param>
public readonly record struct PppEvent(
    PppEventKind Kind,
    PppPhase Phase,
    ushort Protocol = 0,
    PppCloseCause Cause = PppCloseCause.None,
    PppAuthSide Side = PppAuthSide.None,
    int Code = 0,
    string? Text = null);
