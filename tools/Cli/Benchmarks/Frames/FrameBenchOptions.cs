namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <summary>How much is measured.</summary>
internal sealed record FrameBenchOptions
{
    /// <summary>The least size: Ethernet pads shorter frames.</summary>
    public const int LeastSize = 60;

    /// <summary>The greatest size: jumbo frames with a VLAN tag.</summary>
    public const int GreatestSize = 9234;

    /// <summary>Gets the sizes of the default: those of RFC 2544 (9.1), and the longest frame of a usual Ethernet.</summary>
    public static IReadOnlyList<int> DefaultSizes { get; } = [64, 128, 256, 512, 1024, 1280, 1514];

    /// <summary>Gets what is measured.</summary>
    public BenchParts Parts { get; init; }

    /// <summary>Gets the frame sizes, Ethernet header included, check sequence not.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = DefaultSizes;

    /// <summary>Gets how many rounds count.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>Gets the length of one measure in a round.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Gets how many frames end a measure before its time.</summary>
    public long Frames { get; init; } = long.MaxValue;

    /// <summary>Gets the pace of the probes.</summary>
    public double ProbesPerSecond { get; init; } = 1000;
}
