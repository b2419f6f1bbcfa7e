namespace UserCoNdis.Framework.Contracts;

/// <summary>The states of a PVC in a call manager's list (contract 3.9).</summary>
public enum PvcState
{
    /// <summary>It is not in the list.</summary>
    Unconfigured,

    /// <summary>A client added it; no call is on it.</summary>
    Configured,

    /// <summary>A call is on it, or is being made.</summary>
    InUse,
}
