namespace UserCoNdis.Framework.Runtime;

/// <summary>How far the verifier has seen the registration of a SAP come.</summary>
internal enum ShadowSapState
{
    New,
    Registering,
    Failed,
    Registered,
    Deregistering,
    Gone,
}
