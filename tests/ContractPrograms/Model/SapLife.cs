namespace UserCoNdis.ContractPrograms;

/// <summary>A SAP in the model.</summary>
internal enum SapLife
{
    Registering,
    Registered,
    Deregistering,
    Gone,
}
