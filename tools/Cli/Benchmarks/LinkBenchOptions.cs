using UserCoNdis.Tools.Cli.Benchmarks.Frames;

namespace UserCoNdis.Tools.Cli.Benchmarks;

/// <summary>What was asked of <c>bench LINK LINK</c>.</summary>
internal sealed record LinkBenchOptions
{
    public required (string A, string B) Links { get; init; }

    public required FrameBenchOptions Frames { get; init; }

    /// <summary>Gets how many PPPoE sessions there are at once.</summary>
    public required int Sessions { get; init; }

    /// <summary>Gets whether the sizes were given; if so, one that the links do not take is an error.</summary>
    public bool HasOwnSizes { get; init; }
}
