namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>Says where in a received frame the network packet lies.</summary>
/// <param name="Protocol"><see cref="PppProtocol.Ip"/> or <see cref="PppProtocol.Ipv6"/>.</param>
/// <param name="Offset">The first byte of the packet within the frame.</param>
/// <param name="Length">The packet's length in bytes, padding included.</param>
public readonly record struct PppPayload(ushort Protocol, int Offset, int Length);
