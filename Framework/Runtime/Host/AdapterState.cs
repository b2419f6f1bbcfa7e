namespace UserCoNdis.Framework.Runtime;

/// <summary>States of an adapter (contract 3.1; pausing and reset are not offered yet).</summary>
public enum AdapterState
{
    Halted,
    Initializing,
    Running,
    Halting,
    Failed,
}
