namespace UserCoNdis.Framework.Runtime;

/// <summary>States of the parameters of a call (contract 3.8), beside the states of the call itself.</summary>
internal enum QosState
{
    Stable,
    ModifyPending,

    /// <summary>The client is being told of a change by the far end.</summary>
    InChange,
}
