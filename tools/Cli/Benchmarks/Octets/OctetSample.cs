namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>Where a measure stood at one time.</summary>
/// <param name="Seconds">Since the sending began.</param>
/// <param name="Delivered">Octets that the sending device had taken.</param>
/// <param name="Received">Octets that had arrived.</param>
/// <param name="BitErrors">Wrong bits among them.</param>
internal readonly record struct OctetSample(double Seconds, long Delivered, long Received, long BitErrors);
