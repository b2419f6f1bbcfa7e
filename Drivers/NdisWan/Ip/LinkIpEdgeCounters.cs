namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>What a <see cref="LinkIpEdge"/> passed on and dropped; the sessions count their own traffic.</summary>
public record struct LinkIpEdgeCounters
{
    /// <summary>Gets or sets packets that went from the link into a session.</summary>
    public long FromLink { get; set; }

    /// <summary>Gets or sets packets that went from a session to the link.</summary>
    public long ToLink { get; set; }

    /// <summary>Gets or sets frames of the link that are no IP packet, or that end before their packet does.</summary>
    public long Malformed { get; set; }

    /// <summary>Gets or sets packets of the link to nobody: no session is up, or none has the address, or they go to a group.</summary>
    public long NoSession { get; set; }

    /// <summary>Gets or sets packets of the link that found the queue of their session full.</summary>
    public long SessionFull { get; set; }

    /// <summary>Gets or sets packets of the link that are longer than their session takes; the sender is told by ICMP.</summary>
    public long TooBig { get; set; }

    /// <summary>Gets or sets ICMP messages about those that went to the link.</summary>
    public long TooBigAnswered { get; set; }

    /// <summary>Gets or sets how often the link's interface refused an MTU.</summary>
    public long MtuRefused { get; set; }

    /// <summary>Gets or sets packets of a session that the link had no room for, or that came after it had closed.</summary>
    public long LinkFull { get; set; }

    /// <summary>Gets or sets packets of a session from an address that is not its peer's.</summary>
    public long SpoofedSource { get; set; }

    /// <summary>Gets or sets peers that were given, or named, an address that another peer has: nothing is sent to them.</summary>
    public long AddressConflicts { get; set; }

    /// <summary>Gets or sets TCP handshakes whose segment size was made smaller.</summary>
    public long MssClamped { get; set; }
}
