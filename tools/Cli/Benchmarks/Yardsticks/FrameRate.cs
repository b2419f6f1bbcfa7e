namespace UserCoNdis.Tools.Cli.Benchmarks.Yardsticks;

/// <summary>Frames in a time.</summary>
/// <param name="Frames">How many.</param>
/// <param name="Seconds">In which time.</param>
/// <param name="ProcessorSeconds">What the process used of the processors meanwhile.</param>
/// <param name="ManagedBytes">What was allocated meanwhile; 0 where nothing is managed.</param>
internal sealed record FrameRate(double Frames, double Seconds, double ProcessorSeconds, double ManagedBytes)
{
    /// <summary>Gets the frames a second.</summary>
    public double PerSecond => Frames / Seconds;

    /// <summary>Gets the processor time of a frame; on a machine that others use too it says more than the rate.</summary>
    public double NanosecondsEach => ProcessorSeconds * 1e9 / Math.Max(1, Frames);
}
