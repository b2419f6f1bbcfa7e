namespace UserCoNdis.Drivers.NdisWan;

/// <summary>Where the WAN layer's link on one VC stands (contract 5.6).</summary>
internal enum WanLinkState
{
    /// <summary>The VC was made for us; no call yet.</summary>
    Created,

    /// <summary>A call was offered; it is not answered yet.</summary>
    Offered,

    /// <summary>The offered call was accepted.</summary>
    Accepted,

    /// <summary>The call is through; PPP negotiates or carries packets.</summary>
    Up,

    /// <summary>PPP says goodbye to its peer.</summary>
    Terminating,

    /// <summary>The link is down; sends are still out, and the call cannot be closed before they came back (R180).</summary>
    Draining,

    /// <summary>NdisClCloseCall is pending.</summary>
    ClosingCall,

    /// <summary>The call is over.</summary>
    Closed,
}
