namespace UserCoNdis.Framework.Runtime;

/// <summary>States of the call on a VC (contract 3.6). A Closing state remembers what a failed close goes back to (T43).</summary>
internal enum CallState
{
    None,
    OutProceeding,

    /// <summary>MakeCall failed: the client deletes the VC (R133).</summary>
    OutFailed,
    InOffered,

    /// <summary>The caller gave up before the offer was answered (T8).</summary>
    OfferedRemoteClose,
    InAccepted,
    Connected,
    RemoteClose,

    /// <summary>The client gave up before MakeCall completed.</summary>
    ClosingProceeding,

    /// <summary>Closed, but MakeCall has not completed yet.</summary>
    ClosedProceeding,

    /// <summary>MakeCall failed, but the close has not completed yet.</summary>
    ClosingFailed,
    ClosingOffered,
    ClosingAccepted,
    ClosingConnected,
    ClosingRemote,
}
