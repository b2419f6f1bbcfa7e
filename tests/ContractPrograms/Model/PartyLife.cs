namespace UserCoNdis.ContractPrograms;

/// <summary>A party in the model (contract 3.7).</summary>
internal enum PartyLife
{
    Adding,
    Active,
    DropIndicated,
    Dropping,
    Gone,
}
