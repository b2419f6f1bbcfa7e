namespace UserCoNdis.Framework.Runtime;

/// <summary>States of an adapter (contract 3.1); a reset is not one of them (3.11).</summary>
public enum AdapterState
{
    Halted,
    Initializing,
    Paused,
    Restarting,
    Running,
    Pausing,

    /// <summary>MiniportHaltEx is under way: it may pend here.</summary>
    Halting,

    /// <summary>The system goes down: nothing follows.</summary>
    Shutdown,

    /// <summary>A driver threw or broke a rule; the adapter can be started again once it is taken down.</summary>
    Failed,
}
