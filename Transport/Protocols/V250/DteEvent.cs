namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>Something that a <see cref="DteEngine"/> tells. Numbers and commands that were sent are never in it: they may
/// hold PINs.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Result">The result behind it.</param>
/// <param name="Count">Ringing: the rings so far. Failed while initialising: which string, from 1.</param>
/// <param name="SpeedBps">Connected: the speed told, in bit/s; null when none was.</param>
/// <param name="Text">Ringing: the caller's number. Connected: the CONNECT line. CommandResult: the information lines.
/// Printable ASCII of bounded length, or null.</param>
public readonly record struct DteEvent(
    DteEventKind Kind, AtResultCode Result, int Count = 0, long? SpeedBps = null, string? Text = null);
