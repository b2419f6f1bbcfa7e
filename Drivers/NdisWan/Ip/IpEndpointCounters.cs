namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>What an endpoint saw.</summary>
public record struct IpEndpointCounters
{
    /// <summary>Gets or sets echo requests of the far end that were answered.</summary>
    public long EchoRequestsAnswered { get; set; }

    /// <summary>Gets or sets UDP datagrams sent.</summary>
    public long DatagramsSent { get; set; }

    /// <summary>Gets or sets bytes of IP packets with UDP sent.</summary>
    public long UdpBytesSent { get; set; }

    /// <summary>Gets or sets UDP datagrams received.</summary>
    public long DatagramsReceived { get; set; }

    /// <summary>Gets or sets bytes of IP packets with UDP received.</summary>
    public long UdpBytesReceived { get; set; }

    /// <summary>Gets or sets packets dropped: wrong lengths or checksums, not for us, or of a kind that nobody here takes.</summary>
    public long Dropped { get; set; }
}
