namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>Something that happened to a <see cref="PppoeConcentrator"/>.</summary>
/// <param name="Kind">What.</param>
/// <param name="Request">What a host asks for.</param>
/// <param name="Session">The session that ended.</param>
/// <param name="Text">The peer's words, printable, at most 128 characters; null: none.</param>
public readonly record struct PppoeConcentratorEvent(
    PppoeConcentratorEventKind Kind,
    PppoeSessionRequest? Request = null,
    PppoeSessionAddress Session = default,
    string? Text = null);
