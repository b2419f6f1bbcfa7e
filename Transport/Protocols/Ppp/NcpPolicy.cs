namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>Judges the peer's IPCP and IPv6CP options; pure.</summary>
internal static class NcpPolicy
{
    public const byte IpAddress = 3;
    public const byte PrimaryDns = 129;
    public const byte SecondaryDns = 131;
    public const byte InterfaceIdentifier = 1;

    /// <summary>RFC 1332 section 3, RFC 1877 section 1. IP-Addresses and every compression are rejected.</summary>
    public static PppVerdict JudgeIpcp(PppIpcpOptions options, byte type, ReadOnlySpan<byte> data)
    {
        Ipv4Address asked = data.Length == 4 ? Ipv4Address.Read(data) : default;
        return type switch
        {
            IpAddress when options.PeerAddress.IsUnspecified => PppVerdict.AckIf(!asked.IsUnspecified),
            IpAddress when !asked.IsUnspecified && !options.RequirePeerAddress => PppVerdict.Ack,
            IpAddress => Give(options.PeerAddress, asked),
            PrimaryDns => Give(options.ServeDns1, asked),
            SecondaryDns => Give(options.ServeDns2, asked),
            _ => PppVerdict.Reject,
        };
    }

    /// <summary>RFC 5072 section 4.1: an identifier must be there and differ from ours.</summary>
    public static PppVerdict JudgeIpv6cp(byte type, ulong asked, ulong local, ulong fresh) => type switch
    {
        InterfaceIdentifier when asked != 0 && asked != local => PppVerdict.Ack,
        InterfaceIdentifier => PppVerdict.Nak(fresh, 8),
        _ => PppVerdict.Reject,
    };

    private static PppVerdict Give(Ipv4Address given, Ipv4Address asked) =>
        given.IsUnspecified ? PppVerdict.Reject : asked == given ? PppVerdict.Ack : PppVerdict.Nak(given.Value, 4);
}
