namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>What IPv6CP asks for (RFC 5072).</summary>
public sealed record PppIpv6cpOptions
{
    /// <summary>Gets our interface identifier; 0: a random one.</summary>
    public ulong InterfaceId { get; init; }
}
