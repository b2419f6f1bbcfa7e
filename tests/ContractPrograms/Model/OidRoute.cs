namespace UserCoNdis.ContractPrograms;

/// <summary>From whom to whom an OID request goes (contract 4.11).</summary>
internal enum OidRoute
{
    ClientToCallManager,
    ClientToMiniport,
    CallManagerToClient,
}
