namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>What is behind the link.</summary>
internal enum OctetMode
{
    /// <summary>What is sent comes back: a plug, a device's own function, a program that echoes.</summary>
    Loopback,

    /// <summary>A second link, which is wired to the first.</summary>
    Pair,

    /// <summary>A device that sends a pattern and takes nothing.</summary>
    Source,

    /// <summary>A device that takes everything and sends nothing.</summary>
    Sink,

    /// <summary>A device that does both, each by itself.</summary>
    SourceSink,
}
