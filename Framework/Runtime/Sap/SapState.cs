namespace UserCoNdis.Framework.Runtime;

/// <summary>States of a SAP (contract 3.4); Gone is the contract's None after it was registered.</summary>
internal enum SapState
{
    None,
    Registering,
    Registered,
    Deregistering,
    Gone,
}
