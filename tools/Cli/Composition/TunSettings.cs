using System.Net;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Composition;

/// <summary>A TUN interface through which this system's packets go into the calls.</summary>
internal sealed record TunSettings
{
    /// <summary>Gets the interface's name; it is made if it is not there.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the networks that are reached through the call.</summary>
    public IReadOnlyList<IPNetwork> Routes { get; init; } = [];

    /// <summary>Gets whether TCP is told of segments that fit.</summary>
    public bool ClampMss { get; init; }

    /// <summary>Gets our address and network towards many callers; null: there is one call, whose addresses are the interface's.</summary>
    public (Ipv4Address Local, int PrefixLength)? Network { get; init; }

    /// <summary>Gets our IPv6 interface identifier towards many callers; 0: no IPv6.</summary>
    public ulong InterfaceId { get; init; }

    /// <summary>Gets the MTU towards many callers.</summary>
    public int Mtu { get; init; } = 1492;
}
