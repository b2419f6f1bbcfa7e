namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <summary>What one end received in one measure.</summary>
/// <param name="Received">Different frames of this measure that were in order.</param>
/// <param name="Reordered">Came after one with a higher number.</param>
/// <param name="Duplicates">Came a second time.</param>
/// <param name="Corrupt">Length, header or pattern was another than what was sent.</param>
/// <param name="Foreign">Not of this benchmark: other traffic on the wire.</param>
/// <param name="LastAt">When the last one came, in nanoseconds of the clock; 0: none came.</param>
internal readonly record struct ReceiveCount(long Received, long Reordered, long Duplicates, long Corrupt, long Foreign, long LastAt);
