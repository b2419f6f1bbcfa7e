namespace UserCoNdis.Framework.Runtime;

/// <summary>How far the verifier has seen the activation of a VC come.</summary>
internal enum ShadowActivationState
{
    Inactive,
    Activating,
    Active,
    Reactivating,
    Deactivating,
}
