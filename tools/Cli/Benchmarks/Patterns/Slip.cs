namespace UserCoNdis.Tools.Cli.Benchmarks.Patterns;

/// <summary>A place where octets are missing, or are too many.</summary>
/// <param name="Position">Where in what was sent, octets from 0.</param>
/// <param name="Octets">How many were lost; negative: how many came that nobody sent, or came twice.</param>
internal readonly record struct Slip(long Position, long Octets);
