namespace UserCoNdis.Tools.Cli.Benchmarks.Patterns;

/// <summary>An octet that came changed.</summary>
/// <param name="Position">Where it stands in what was sent, octets from 0.</param>
/// <param name="Bits">The bits that were wrong, bit 0 the first on the line.</param>
internal readonly record struct OctetError(long Position, byte Bits);
