namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>Where a served session stands.</summary>
internal enum SessionState
{
    /// <summary>The caller is there; PPP is not up yet.</summary>
    Connecting,

    /// <summary>Packets may flow.</summary>
    Up,

    /// <summary>It is over.</summary>
    Over,
}
