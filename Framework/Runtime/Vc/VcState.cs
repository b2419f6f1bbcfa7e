namespace UserCoNdis.Framework.Runtime;

/// <summary>A VC's life and activation (contract 3.5) where the miniport is its own call manager, or the VC an alias:
/// activation never pends there (T3, T17).</summary>
internal enum VcState
{
    None,
    Creating,
    Inactive,
    Active,
    Deleting,
    Deleted,
}
