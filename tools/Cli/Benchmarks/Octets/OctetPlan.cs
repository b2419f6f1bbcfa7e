namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>What one end sends in one measure.</summary>
/// <param name="Block">Octets of a block: what the link gets at once.</param>
/// <param name="Octets">Ends it after so many.</param>
/// <param name="Length">Ends it after so long.</param>
internal sealed record OctetPlan(int Block, long Octets, TimeSpan Length);
