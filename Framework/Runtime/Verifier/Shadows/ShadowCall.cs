namespace UserCoNdis.Framework.Runtime;

/// <summary>How far the verifier has seen a call come.</summary>
internal enum ShadowCall
{
    None,
    Proceeding,
    Failed,
    Offered,
    Accepted,
    Connected,
}
