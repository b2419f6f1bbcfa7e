namespace UserCoNdis.Framework.Runtime;

/// <summary>How far the verifier has seen the open of a family come.</summary>
internal enum ShadowAfState
{
    New,
    Opening,
    Failed,
    Open,
    Closing,
    Closed,
}
