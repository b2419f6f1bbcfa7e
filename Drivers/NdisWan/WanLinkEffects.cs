namespace UserCoNdis.Drivers.NdisWan;

/// <summary>What the link does after its state is set, in this order.</summary>
[Flags]
internal enum WanLinkEffects
{
    None = 0,

    /// <summary>Learn the line's parameters and open PPP.</summary>
    StartPpp = 1,

    /// <summary>Let PPP terminate its link in order.</summary>
    ClosePpp = 2,

    /// <summary>Tell PPP that the line is gone, and stop the IP edge.</summary>
    LowerDown = 4,

    /// <summary>Take queued sends back.</summary>
    CancelSends = 8,

    /// <summary>Go on as soon as no send is out.</summary>
    AwaitSends = 16,

    /// <summary>NdisClCloseCall.</summary>
    CloseCall = 32,

    /// <summary>Tell the user that it is over.</summary>
    TellDown = 64,

    /// <summary>NdisClIncomingCallComplete with a failure, before all others.</summary>
    RejectOffer = 128,
}
