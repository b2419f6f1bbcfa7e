namespace UserCoNdis.Framework.Runtime;

internal enum OidEffect
{
    /// <summary>The request is left where it is.</summary>
    None,
    Forward,

    /// <summary>It goes back by the return of the requester's call.</summary>
    GiveBack,

    /// <summary>It goes back by the requester's completion callback.</summary>
    Complete,
    AskToCancel,
    ResetAdapter,
}
