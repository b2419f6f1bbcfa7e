namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>Counters of the adapter: what all sessions carried, and what was not theirs, by kind.</summary>
public record struct PppoeMiniportStatistics
{
    /// <summary>Gets or sets PPP bytes sent, without Ethernet and PPPoE headers.</summary>
    public long BytesSent { get; set; }

    /// <summary>Gets or sets PPP bytes received.</summary>
    public long BytesReceived { get; set; }

    /// <summary>Gets or sets frames sent.</summary>
    public long FramesSent { get; set; }

    /// <summary>Gets or sets frames received.</summary>
    public long FramesReceived { get; set; }

    /// <summary>Gets or sets frames that were not sent, for whatever reason.</summary>
    public long SendErrors { get; set; }

    /// <summary>Gets or sets frames that were not sent because they had too little room in front for the headers.</summary>
    public long NoHeadroom { get; set; }

    /// <summary>Gets or sets frames dropped because no list was free.</summary>
    public long NoBuffer { get; set; }

    /// <summary>Gets or sets frames of other protocols than PPPoE.</summary>
    public long OtherProtocols { get; set; }

    /// <summary>Gets or sets frames with a VLAN tag that is not ours, or without ours.</summary>
    public long WrongVlan { get; set; }

    /// <summary>Gets or sets frames for another address than ours.</summary>
    public long NotForUs { get; set; }

    /// <summary>Gets or sets frames too short for their headers, or with another version, type or code.</summary>
    public long BadHeader { get; set; }

    /// <summary>Gets or sets session frames whose length goes beyond the frame, or is too short for PPP.</summary>
    public long BadLength { get; set; }

    /// <summary>Gets or sets session frames with a session number that nobody has.</summary>
    public long StrangerSession { get; set; }

    /// <summary>Gets or sets session frames of a session of ours from another host than its own.</summary>
    public long WrongMac { get; set; }

    /// <summary>Gets or sets session frames dropped because data stood still: pause, or a call that is not through.</summary>
    public long NotRunning { get; set; }

    /// <summary>Gets or sets discovery packets sent.</summary>
    public long DiscoverySent { get; set; }

    /// <summary>Gets or sets discovery packets received that were for us.</summary>
    public long DiscoveryReceived { get; set; }

    /// <summary>Gets or sets discovery packets that could not be read, or broke RFC 2516; <see cref="PppoeMiniport.DiscoveryRefused"/> says how.</summary>
    public long DiscoveryMalformed { get; set; }

    /// <summary>Gets or sets discovery packets that nobody here asked for or answers.</summary>
    public long DiscoveryIgnored { get; set; }

    /// <summary>Gets or sets discovery packets dropped because their sender sent too many.</summary>
    public long DiscoveryLimited { get; set; }

    /// <summary>Gets or sets discovery packets that found no room on their way to the link.</summary>
    public long DiscoveryUnsent { get; set; }

    /// <summary>Gets or sets PADT packets that named no session of their sender.</summary>
    public long StrangerPadt { get; set; }

    /// <summary>Gets session frames and others that came and were not taken.</summary>
    public readonly long ReceiveErrors => WrongVlan + NotForUs + BadHeader + BadLength + StrangerSession + WrongMac;
}
