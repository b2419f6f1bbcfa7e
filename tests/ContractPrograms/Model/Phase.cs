namespace UserCoNdis.ContractPrograms;

/// <summary>How far a call has come in the model (contract 3.6); its end is told by flags beside it.</summary>
internal enum Phase
{
    None,
    Proceeding,
    Failed,
    Offered,
    Accepted,
    Connected,
}
