namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>How a <see cref="LinkIpEdge"/> passes packets on.</summary>
public sealed record LinkIpEdgeOptions
{
    /// <summary>Gets whether many peers are reached through the link: each packet goes to the session whose peer has the
    /// destination address, and to no other. Else there is one peer, to which everything goes.</summary>
    public bool IsConcentrator { get; init; }

    /// <summary>Gets whether a concentrator's peer may send only from the addresses that it was given.</summary>
    public bool CheckSource { get; init; } = true;

    /// <summary>Gets below which size a concentrator's link keeps its MTU when a session takes less, in bytes: one peer with small
    /// packets does not make those of all others small; what is too long for it is answered by ICMP.</summary>
    public int MinimumMtu { get; init; } = 1280; // what IPv6 needs (RFC 8200 section 5)

    /// <summary>Gets whether TCP is told of a segment size that passes through the session without fragments.</summary>
    public bool ClampMss { get; init; }
}
