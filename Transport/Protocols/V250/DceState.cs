namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>Where a DCE (modem) stands; ringing is a count beside it, since commands work the same meanwhile.</summary>
public enum DceState
{
    /// <summary>Command state, on hook.</summary>
    Command,

    /// <summary>Off hook, calling.</summary>
    Dialing,

    /// <summary>Off hook, answering.</summary>
    Answering,

    /// <summary>Online data state.</summary>
    Online,

    /// <summary>Online command state.</summary>
    OnlineCommand,
}
