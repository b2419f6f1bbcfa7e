using UserCoNdis.Tools.Cli.Benchmarks.Frames;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>What was asked of <c>bench LINK [LINK]</c> on links of octets.</summary>
internal sealed record OctetBenchOptions
{
    /// <summary>The longest block.</summary>
    public const int GreatestBlock = 1 << 20;

    /// <summary>Gets the block sizes of the default. None but the last two is a multiple of a bulk packet: what loops whole transfers back gets their ends.</summary>
    public static IReadOnlyList<int> DefaultSizes { get; } = [60, 1000, 4096, 16_384];

    /// <summary>Gets the messages whose round trips are measured; each ends in a short packet on every bus.</summary>
    public static IReadOnlyList<int> MessageSizes { get; } = [1, 16, 60, 1000];

    public required string A { get; init; }

    /// <summary>Gets the second link; null: there is none, or it is found out.</summary>
    public string? B { get; init; }

    /// <summary>Gets what is behind the link; null: it is derived.</summary>
    public OctetMode? Mode { get; init; }

    public required BenchParts Parts { get; init; }

    /// <summary>Gets the pattern's name.</summary>
    public required string Pattern { get; init; }

    /// <summary>Gets the block sizes of the throughput.</summary>
    public required IReadOnlyList<int> Sizes { get; init; }

    /// <summary>Gets the block size of all else.</summary>
    public required int Block { get; init; }

    public required int Rounds { get; init; }

    /// <summary>Gets the length of one measure in a round.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>Gets how long the pattern runs over each route for the error rate.</summary>
    public required TimeSpan ErrorsLength { get; init; }

    /// <summary>Gets how many octets end any measure before its time.</summary>
    public required long Octets { get; init; }

    /// <summary>Gets the speeds of the sweep, bit/s.</summary>
    public IReadOnlyList<long> Speeds { get; init; } = [];
}
