using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>Takes a received datagram.</summary>
/// <param name="from">Who sent it.</param>
/// <param name="fromPort">Its port.</param>
/// <param name="toPort">Our port.</param>
/// <param name="payload">Valid during the call only.</param>
public delegate void UdpHandler(Ipv4Address from, ushort fromPort, ushort toPort, ReadOnlySpan<byte> payload);
