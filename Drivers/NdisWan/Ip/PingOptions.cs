using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>What to ping, and how.</summary>
/// <param name="Destination">Where to.</param>
/// <param name="Count">How many Echo messages; at least 1.</param>
/// <param name="Interval">From one to the next.</param>
/// <param name="Timeout">How long a reply may take.</param>
/// <param name="DataBytes">Bytes behind the ICMP header; at least 8, and no more than the MRU leaves.</param>
public sealed record PingOptions(
    Ipv4Address Destination, int Count, TimeSpan Interval, TimeSpan Timeout, int DataBytes = 56);
