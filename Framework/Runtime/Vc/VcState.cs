namespace UserCoNdis.Framework.Runtime;

/// <summary>A VC's life and activation (contract 3.5). The states in -ing wait for a plain miniport; where the miniport is its
/// own call manager, or the VC an alias, activation never pends (T3, T17).</summary>
internal enum VcState
{
    None,
    Creating,
    Inactive,
    Activating,
    Active,
    Reactivating,
    Deactivating,
    Deleting,
    Deleted,
}
