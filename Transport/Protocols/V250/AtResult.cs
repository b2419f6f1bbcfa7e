namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>One parsed result line.</summary>
/// <param name="Code">The result.</param>
/// <param name="SpeedBps">The speed that a CONNECT told, in bit/s; null when it told none.</param>
public readonly record struct AtResult(AtResultCode Code, long? SpeedBps = null);
