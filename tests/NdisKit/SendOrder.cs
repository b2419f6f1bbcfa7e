namespace UserCoNdis.NdisKit;

/// <summary>How a scripted miniport gives held frames back: any order, any regrouping is legal (4.10).</summary>
public enum SendOrder
{
    AsSent,
    Reversed,

    /// <summary>One chain for each VC.</summary>
    Chained,
}
