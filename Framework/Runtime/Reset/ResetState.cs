namespace UserCoNdis.Framework.Runtime;

/// <summary>The reset flag of an adapter (contract 3.11).</summary>
internal enum ResetState
{
    Idle,
    Resetting,

    /// <summary>The miniport is done; NDIS gives it its addressing settings again.</summary>
    Restoring,
}
