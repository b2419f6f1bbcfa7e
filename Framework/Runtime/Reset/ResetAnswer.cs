namespace UserCoNdis.Framework.Runtime;

/// <summary>What MiniportResetEx says through its out-parameter.</summary>
internal sealed class ResetAnswer
{
    /// <summary>The filter, the multicast list and the like are lost (R274).</summary>
    public bool AddressingReset { get; set; }
}
