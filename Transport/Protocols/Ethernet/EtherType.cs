namespace UserCoNdis.Transport.Protocols.Ethernet;

/// <summary>What an Ethernet frame carries.</summary>
public enum EtherType : ushort
{
    /// <summary>IPv4.</summary>
    Ipv4 = 0x0800,

    /// <summary>A VLAN tag of IEEE 802.1Q.</summary>
    Vlan = 0x8100,

    /// <summary>IPv6.</summary>
    Ipv6 = 0x86DD,

    /// <summary>PPPoE in the discovery stage (RFC 2516 section 4).</summary>
    PppoeDiscovery = 0x8863,

    /// <summary>PPPoE in the session stage (RFC 2516 section 4).</summary>
    PppoeSession = 0x8864,

    /// <summary>A service tag of IEEE 802.1ad.</summary>
    ServiceVlan = 0x88A8,
}
