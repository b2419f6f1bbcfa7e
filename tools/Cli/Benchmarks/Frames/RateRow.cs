namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <summary>The fastest even pace at which no frame of one size was lost, first link to second (RFC 2544, 26.1).</summary>
/// <param name="Size">Octets of a frame, Ethernet header included, check sequence not.</param>
/// <param name="FramesPerSecond">The pace of the last trial without a loss; 0: each had one.</param>
/// <param name="MegabitsPerSecond">The same in octets of frames, eight bits each.</param>
/// <param name="Trials">How many paces were tried.</param>
internal sealed record RateRow(int Size, double FramesPerSecond, double MegabitsPerSecond, int Trials);
