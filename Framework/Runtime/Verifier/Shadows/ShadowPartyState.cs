namespace UserCoNdis.Framework.Runtime;

/// <summary>How far the verifier has seen a party come.</summary>
internal enum ShadowPartyState
{
    New,
    Adding,
    Failed,
    Active,
    Dropping,

    /// <summary>The call is being closed with it.</summary>
    Closing,
    Dropped,
    Closed,
}
