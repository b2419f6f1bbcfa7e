namespace UserCoNdis.ContractPrograms;

/// <summary>Who made a VC.</summary>
internal enum Creator
{
    Client,
    CallManager,
    Signaling,
}
