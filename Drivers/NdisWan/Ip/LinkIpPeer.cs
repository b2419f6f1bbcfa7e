namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>What a <see cref="LinkIpEdge"/> knows of one session; the session keeps it.</summary>
internal sealed class LinkIpPeer
{
    /// <summary>Gets or sets the addresses under which the table has it, to be taken out again; 0: none.</summary>
    public UInt128 Ipv4Route { get; set; }

    public UInt128 Ipv6Route { get; set; }

    /// <summary>Gets or sets whether IPv4 packets may flow.</summary>
    public bool IsIpv4Up { get; set; }

    public bool IsIpv6Up { get; set; }

    public bool IsUp => IsIpv4Up || IsIpv6Up;

    /// <summary>Gets or sets the longest packet of the session in bytes, as it counts for the link's.</summary>
    public int Mtu { get; set; }

    /// <summary>Gets or sets whether packets were queued for it in this batch.</summary>
    public bool IsTouched { get; set; }
}
