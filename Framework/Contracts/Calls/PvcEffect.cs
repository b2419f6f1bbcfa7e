namespace UserCoNdis.Framework.Contracts;

/// <summary>What the call manager does at a step of a PVC.</summary>
public enum PvcEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It puts the PVC into its list.</summary>
    Store,

    /// <summary>It activates the VC; the network is not asked.</summary>
    Activate,

    /// <summary>It takes the PVC out of its list.</summary>
    Remove,

    /// <summary>It dispatches IncomingCloseCall for the call on the PVC, and takes the PVC out of its list.</summary>
    EndCallAndRemove,
}
