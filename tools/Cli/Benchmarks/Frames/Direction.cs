namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <summary>Who sends.</summary>
internal enum Direction
{
    /// <summary>The first link to the second.</summary>
    AToB,

    /// <summary>The second link to the first.</summary>
    BToA,

    /// <summary>Both at the same time.</summary>
    Both,
}
