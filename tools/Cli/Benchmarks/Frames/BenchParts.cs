namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <summary>What <c>bench LINK [LINK]</c> measures, by its name in <c>--only</c>: the first five of frames, throughput, latency and those behind of octets.</summary>
[Flags]
internal enum BenchParts
{
    None = 0,

    /// <summary>Frames as fast as the links take them, by size and direction.</summary>
    Throughput = 1,

    /// <summary>Round trips of a light load, by size.</summary>
    Latency = 2,

    /// <summary>The fastest pace without a loss (RFC 2544, 26.1), by size.</summary>
    Rate = 4,

    /// <summary>PPPoE calls: how fast they come up, many at once, their memory.</summary>
    Sessions = 8,

    /// <summary>Frames through a client's VC, the PPPoE miniport and the link, against loops in C.</summary>
    Pppoe = 16,

    /// <summary>The pattern over a longer time: bit errors, slips.</summary>
    Errors = 32,

    /// <summary>Modem lines: what follows what.</summary>
    Lines = 64,

    /// <summary>A reader that takes nothing for a while.</summary>
    Flow = 128,

    /// <summary>A sweep over the speeds of a line.</summary>
    Speeds = 256,
}
