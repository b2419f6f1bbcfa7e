namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <summary>What a test frame is for.</summary>
internal enum TestFrameKind : byte
{
    /// <summary>It is counted where it arrives.</summary>
    Load,

    /// <summary>It is sent back where it arrives.</summary>
    Probe,

    /// <summary>A probe on its way back.</summary>
    Echo,
}
