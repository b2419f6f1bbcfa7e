namespace UserCoNdis.Framework.Runtime;

/// <summary>Where the verifier has last seen a frame (contract 3.10).</summary>
internal enum ShadowFrameState
{
    /// <summary>It came back to its sender, and has not been seen since.</summary>
    Ended,

    /// <summary>Sent; NDIS has it.</summary>
    Submitted,

    /// <summary>The miniport has it, to send.</summary>
    Carried,

    /// <summary>The miniport completed it; NDIS has it.</summary>
    ComingBack,

    /// <summary>Received; NDIS has it.</summary>
    Indicated,

    /// <summary>Received; the protocol has it until it returns it.</summary>
    Held,

    /// <summary>Received with the RESOURCES flag: the miniport's again when the indication is over.</summary>
    Lent,
}
