namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>What the network control protocols agreed on.</summary>
/// <param name="Local">Our IPv4 address.</param>
/// <param name="Remote">The peer's IPv4 address; unspecified if it named none.</param>
/// <param name="Dns1">The primary DNS server that the peer gave; unspecified if none.</param>
/// <param name="Dns2">The secondary DNS server that the peer gave; unspecified if none.</param>
/// <param name="LocalInterfaceId">Our IPv6 interface identifier (RFC 5072 section 4.1); 0 if IPv6CP is not open.</param>
/// <param name="RemoteInterfaceId">The peer's IPv6 interface identifier.</param>
public readonly record struct PppAddresses(
    Ipv4Address Local,
    Ipv4Address Remote,
    Ipv4Address Dns1,
    Ipv4Address Dns2,
    ulong LocalInterfaceId,
    ulong RemoteInterfaceId);
