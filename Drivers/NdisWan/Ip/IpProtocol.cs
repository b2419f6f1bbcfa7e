namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>The protocols that the edge speaks (IANA protocol numbers).</summary>
internal static class IpProtocol
{
    public const byte Icmp = 1;
    public const byte Udp = 17;
}
