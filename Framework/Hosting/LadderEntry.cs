namespace UserCoNdis.Framework.Hosting;

/// <summary>One step of a call's ladder.</summary>
/// <param name="AtMs">Milliseconds since the ladder began.</param>
/// <param name="Who">The station: caller, answerer.</param>
/// <param name="Layer">Where it happened: modem, TAPI, NDIS, LCP, CHAP, IPCP, ICMP, UDP…</param>
/// <param name="Text">What happened, in the field's words; no secrets.</param>
public readonly record struct LadderEntry(double AtMs, string Who, string Layer, string Text);
