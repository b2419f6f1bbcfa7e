namespace UserCoNdis.Drivers.NdisWan;

/// <summary>What passed over one link.</summary>
public record struct WanCounters
{
    /// <summary>Gets or sets IP packets sent.</summary>
    public long PacketsSent { get; set; }

    /// <summary>Gets or sets bytes of IP packets sent.</summary>
    public long BytesSent { get; set; }

    /// <summary>Gets or sets IP packets received.</summary>
    public long PacketsReceived { get; set; }

    /// <summary>Gets or sets bytes of IP packets received.</summary>
    public long BytesReceived { get; set; }

    /// <summary>Gets or sets frames that came back from the miniport unsent.</summary>
    public long SendErrors { get; set; }

    /// <summary>Gets or sets frames that could not be sent because no buffer was free.</summary>
    public long NoBuffer { get; set; }

    /// <summary>Gets or sets spoiled frames that the miniport told of (NDIS_STATUS_WAN_CO_FRAGMENT): each is a dropped
    /// packet of the link (contract 5.6 item 7).</summary>
    public long Fragments { get; set; }

    /// <summary>Gets or sets received packets that were dropped: they ended before their IP header says, or were of another
    /// version than their PPP protocol.</summary>
    public long Malformed { get; set; }

    /// <summary>Gets or sets events that came in a state where they cannot.</summary>
    public long IllegalEvents { get; set; }

    /// <summary>Gets or sets packets that came back up instead of being sent: they were addressed to ourselves.</summary>
    public long LoopedBack { get; set; }

    /// <summary>Gets or sets queued frames that were thrown away because the link went down.</summary>
    public long Unsent { get; set; }

    /// <summary>Gets or sets requests to the miniport that it refused.</summary>
    public long RequestErrors { get; set; }
}
