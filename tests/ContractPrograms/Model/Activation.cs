namespace UserCoNdis.ContractPrograms;

/// <summary>The activation of a VC in the model (contract 3.5).</summary>
internal enum Activation
{
    Inactive,
    Activating,
    Active,
    Reactivating,
    Deactivating,
    Deleted,
}
