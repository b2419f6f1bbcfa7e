namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <summary>What one end sends in one measure.</summary>
/// <param name="Measure">Its number: frames of another measure are told apart by it.</param>
/// <param name="Kind">Load, or probes that come back.</param>
/// <param name="Size">Octets of a frame, Ethernet header included, check sequence not.</param>
/// <param name="Frames">Ends it after so many.</param>
/// <param name="Length">Ends it after so long.</param>
/// <param name="FramesPerSecond">Even pace; null: as many as the link takes.</param>
internal sealed record SendPlan(ushort Measure, TestFrameKind Kind, int Size, long Frames, TimeSpan Length, double? FramesPerSecond = null);
