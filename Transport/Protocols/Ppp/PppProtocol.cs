namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>The PPP protocol numbers that the engine speaks or names (IANA "PPP DLL Protocol Numbers").</summary>
public static class PppProtocol
{
    /// <summary>Internet Protocol version 4.</summary>
    public const ushort Ip = 0x0021;

    /// <summary>Internet Protocol version 6.</summary>
    public const ushort Ipv6 = 0x0057;

    /// <summary>IP Control Protocol (RFC 1332).</summary>
    public const ushort Ipcp = 0x8021;

    /// <summary>IPv6 Control Protocol (RFC 5072).</summary>
    public const ushort Ipv6cp = 0x8057;

    /// <summary>Compression Control Protocol (RFC 1962); always rejected.</summary>
    public const ushort Ccp = 0x80FD;

    /// <summary>Link Control Protocol (RFC 1661).</summary>
    public const ushort Lcp = 0xC021;

    /// <summary>Password Authentication Protocol (RFC 1334).</summary>
    public const ushort Pap = 0xC023;

    /// <summary>Challenge Handshake Authentication Protocol (RFC 1994), MS-CHAPv2 included (RFC 2759).</summary>
    public const ushort Chap = 0xC223;
}
