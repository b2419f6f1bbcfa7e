namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>Something that a <see cref="DceEngine"/> tells.</summary>
/// <param name="Kind">What.</param>
/// <param name="Number">Dial: the number without modifiers and pauses, in upper case.</param>
/// <param name="Pause">Dial: how long the pauses in the number take.</param>
public readonly record struct DceEvent(DceEventKind Kind, string? Number = null, TimeSpan Pause = default);
