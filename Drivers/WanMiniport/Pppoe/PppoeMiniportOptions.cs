using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Ppp;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>How a PPPoE adapter runs its line.</summary>
public sealed record PppoeMiniportOptions
{
    /// <summary>The most sessions that one pair of addresses can have: 0 and FFFF are no numbers (RFC 2516 section 4).</summary>
    public const int MostSessions = 65534;

    /// <summary>Gets the line's name for applications.</summary>
    public string LineName { get; init; } = "pppoe";

    /// <summary>Gets how many calls there may be at once, in both directions together: 1 to 65,534.</summary>
    public int MaxSessions { get; init; } = 16;

    /// <summary>Gets the VLAN of all frames, both ways; none: frames have no tag.</summary>
    public VlanId Vlan { get; init; }

    /// <summary>Gets the name that the concentrator side tells of itself (AC-Name).</summary>
    public string ConcentratorName { get; init; } = "ucondis";

    /// <summary>Gets the services that the concentrator side offers, an address of the line each; the empty name is any
    /// service. They are offered while a SAP for them is registered.</summary>
    public IReadOnlyList<string> Services { get; init; } = [""];

    /// <summary>Gets our Ethernet address, for links that have none of their own; zero: the link's.</summary>
    public MacAddress Address { get; init; }

    /// <summary>Gets the largest PPP information field in bytes; null: what the link carries, at most 1500, and more than
    /// 1492 only with those who agree to it (RFC 4638).</summary>
    public int? MaxFrameSize { get; init; }

    /// <summary>Gets how many net buffer lists may be outstanding on a call.</summary>
    public int SendWindow { get; init; } = 64;

    /// <summary>Gets how many frames may be received and not returned.</summary>
    public int ReceiveFrames { get; init; } = 1024;

    /// <summary>Gets how long a host waits for a better offer after the first that suits; zero: the first is taken.</summary>
    public TimeSpan CollectTime { get; init; }

    /// <summary>Gets how long a host waits for an answer before it asks again; each wait is twice the one before.</summary>
    public TimeSpan RetryTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets how many PADI a host sends before it gives up.</summary>
    public int MaxPadi { get; init; } = 4;

    /// <summary>Gets how many PADR a host sends to one concentrator before it looks for another.</summary>
    public int MaxPadr { get; init; } = 3;

    /// <summary>Gets how much discovery the concentrator side answers.</summary>
    public PppoeDiscoveryLimits Limits { get; init; } = new();

    /// <summary>Gets the source of chance for Host-Uniq and cookies; it needs to be a cryptographic one outside tests, as by
    /// default.</summary>
    public IPppRandom Random { get; init; } = new CryptographicRandom();

    /// <summary>Gets how many discovery packets may wait for the link.</summary>
    public int DiscoveryFrames { get; init; } = 64;

    /// <summary>Gets whether the buffers keep who rented them, for tests and <c>--verify</c>.</summary>
    public bool DiagnosticBuffers { get; init; }
}
