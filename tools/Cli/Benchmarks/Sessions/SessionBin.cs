namespace UserCoNdis.Tools.Cli.Benchmarks.Sessions;

/// <summary>A step of a distribution.</summary>
/// <param name="FromMilliseconds">Its beginning.</param>
/// <param name="ToMilliseconds">Its end.</param>
/// <param name="Calls">How many calls lie in it.</param>
internal readonly record struct SessionBin(double FromMilliseconds, double ToMilliseconds, long Calls);
