namespace UserCoNdis.Framework.Runtime;

/// <summary>States of a protocol's binding (contract 3.1).</summary>
internal enum BindingState
{
    Unbound,
    Opening,
    Paused,
    Restarting,
    Running,
    Pausing,
    Closing,
}
