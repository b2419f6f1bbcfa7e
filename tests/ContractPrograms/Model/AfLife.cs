namespace UserCoNdis.ContractPrograms;

/// <summary>An open family in the model.</summary>
internal enum AfLife
{
    Opening,
    Open,
    Closing,
    Closed,
}
