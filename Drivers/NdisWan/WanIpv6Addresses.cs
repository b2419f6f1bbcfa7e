using System.Buffers.Binary;
using System.Net;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>What IPv6CP agreed on (RFC 5072): each end's interface identifier, which makes its link-local address.</summary>
/// <param name="LocalInterfaceId">Ours; 0: none was agreed.</param>
/// <param name="RemoteInterfaceId">The peer's; 0: it named none.</param>
public readonly record struct WanIpv6Addresses(ulong LocalInterfaceId, ulong RemoteInterfaceId)
{
    /// <summary>The length of a link's prefix in bits.</summary>
    public const int PrefixLength = 64;

    /// <summary>The first half of every link-local address (RFC 4291 section 2.5.6).</summary>
    public const ulong LinkLocalPrefix = 0xFE80_0000_0000_0000;

    /// <summary>Gets our link-local address.</summary>
    public IPAddress Local => LinkLocal(LocalInterfaceId);

    /// <summary>Gets the peer's link-local address.</summary>
    public IPAddress Remote => LinkLocal(RemoteInterfaceId);

    private static IPAddress LinkLocal(ulong interfaceId)
    {
        Span<byte> address = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(address, LinkLocalPrefix);
        BinaryPrimitives.WriteUInt64BigEndian(address[8..], interfaceId);
        return new IPAddress(address);
    }
}
