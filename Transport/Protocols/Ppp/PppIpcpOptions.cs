namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>What IPCP asks for and gives (RFC 1332, RFC 1877).</summary>
public sealed record PppIpcpOptions
{
    /// <summary>Gets our address; unspecified asks the peer for one.</summary>
    public Ipv4Address LocalAddress { get; init; }

    /// <summary>Gets whether the peer may give us another address than <see cref="LocalAddress"/>.</summary>
    public bool AcceptAssignedAddress { get; init; }

    /// <summary>Gets the address to give to a peer that asks for one; unspecified: none.</summary>
    public Ipv4Address PeerAddress { get; init; }

    /// <summary>Gets whether the peer must take <see cref="PeerAddress"/> even if it names another.</summary>
    public bool RequirePeerAddress { get; init; }

    /// <summary>Gets whether to ask the peer for DNS servers.</summary>
    public bool RequestDns { get; init; } = true;

    /// <summary>Gets the primary DNS server to give to a peer that asks; unspecified: the question is rejected.</summary>
    public Ipv4Address ServeDns1 { get; init; }

    /// <summary>Gets the secondary DNS server to give to a peer that asks; unspecified: the question is rejected.</summary>
    public Ipv4Address ServeDns2 { get; init; }
}
