namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>What discovery agreed on.</summary>
/// <param name="Address">What names the session on the wire.</param>
/// <param name="AcName">The concentrator's name, printable.</param>
/// <param name="ServiceName">The service, printable; empty: the concentrator's choice.</param>
/// <param name="MaxPayload">The largest MRU in octets: 1492, or more if both sides said so (RFC 4638).</param>
public sealed record PppoeSession(PppoeSessionAddress Address, string AcName, string ServiceName, int MaxPayload);
