using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Links.Netlink;

/// <summary>Changes a network interface: up or down, MTU, addresses, routes.</summary>
internal sealed class InterfaceControl(NetlinkSocket socket)
{
    private const ushort Change = Rtnetlink.NLM_F_ACK;
    private const ushort Add = Rtnetlink.NLM_F_ACK | Rtnetlink.NLM_F_CREATE | Rtnetlink.NLM_F_REPLACE;

    /// <summary>Brings it up or takes it down.</summary>
    public void SetUp(int index, string name, bool isUp) => socket.Execute(
        new NetlinkRequest(
            Rtnetlink.RTM_NEWLINK, Change, LinkPart(index, isUp ? Rtnetlink.IFF_UP : 0, change: Rtnetlink.IFF_UP)),
        $"{name} cannot be {(isUp ? "brought up" : "taken down")}");

    /// <summary>Sets the MTU.</summary>
    public void SetMtu(int index, string name, int mtu) => socket.Execute(
        new NetlinkRequest(Rtnetlink.RTM_NEWLINK, Change, LinkPart(index, 0, 0)).Add(Rtnetlink.IFLA_MTU, mtu),
        $"{name} does not take the MTU {mtu}");

    /// <summary>Has the system not give it a link-local address of its own; a system without IPv6 gives none anyway.</summary>
    public void LeaveWithoutLinkLocal(int index) => _ = socket.TryExecute(
        new NetlinkRequest(Rtnetlink.RTM_NEWLINK, Change, LinkPart(index, 0, 0)).AddNested(
            Rtnetlink.IFLA_AF_SPEC, Rtnetlink.AF_INET6, Rtnetlink.IFLA_INET6_ADDR_GEN_MODE, Rtnetlink.IN6_ADDR_GEN_MODE_NONE));

    /// <summary>Adds an address.</summary>
    public void AddAddress(int index, string name, IPAddress local, int prefixLength, IPAddress? peer) => socket.Execute(
        Address(Rtnetlink.RTM_NEWADDR, Add, index, local, prefixLength, peer),
        $"{name} does not take the address {local}/{prefixLength}{(peer is null ? "" : $" peer {peer}")}");

    /// <summary>Removes an address, if it is there.</summary>
    public void RemoveAddress(int index, IPAddress local, int prefixLength, IPAddress? peer) =>
        _ = socket.TryExecute(Address(Rtnetlink.RTM_DELADDR, Change, index, local, prefixLength, peer));

    /// <summary>Adds a route.</summary>
    public void AddRoute(int index, string name, IPAddress network, int prefixLength)
    {
        CheckPrefix(network, prefixLength);
        byte scope = network.AddressFamily == AddressFamily.InterNetwork ? Rtnetlink.RT_SCOPE_LINK : Rtnetlink.RT_SCOPE_UNIVERSE;
        ReadOnlySpan<byte> route =
        [
            Family(network), (byte)prefixLength, 0, 0, Rtnetlink.RT_TABLE_MAIN, Rtnetlink.RTPROT_STATIC, scope,
            Rtnetlink.RTN_UNICAST, 0, 0, 0, 0,
        ];
        socket.Execute(
            new NetlinkRequest(Rtnetlink.RTM_NEWROUTE, Add, route)
                .Add(Rtnetlink.RTA_DST, network.GetAddressBytes())
                .Add(Rtnetlink.RTA_OIF, index),
            $"{name} does not take the route to {network}/{prefixLength}");
    }

    /// <summary>Writes struct ifinfomsg.</summary>
    public static byte[] LinkPart(int index, uint flags, uint change)
    {
        byte[] part = new byte[16];
        MemoryMarshal.Write(part.AsSpan(4), index);
        MemoryMarshal.Write(part.AsSpan(8), flags);
        MemoryMarshal.Write(part.AsSpan(12), change);
        return part;
    }

    private static NetlinkRequest Address(
        ushort type, ushort flags, int index, IPAddress local, int prefixLength, IPAddress? peer)
    {
        CheckPrefix(local, prefixLength);
        if (peer is not null && peer.AddressFamily != local.AddressFamily)
        {
            throw new LinkException(LinkErrorKind.InvalidOption, $"The addresses {local} and {peer} are of different families");
        }

        // Duplicates cannot be asked after on a point-to-point link, and until it is done the address could not be used.
        byte addressFlags = local.AddressFamily == AddressFamily.InterNetworkV6 ? Rtnetlink.IFA_F_NODAD : (byte)0;
        byte[] part = [Family(local), (byte)prefixLength, addressFlags, Rtnetlink.RT_SCOPE_UNIVERSE, 0, 0, 0, 0];
        MemoryMarshal.Write(part.AsSpan(4), index);
        return new NetlinkRequest(type, flags, part)
            .Add(Rtnetlink.IFA_LOCAL, local.GetAddressBytes())
            .Add(Rtnetlink.IFA_ADDRESS, (peer ?? local).GetAddressBytes());
    }

    private static byte Family(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? Rtnetlink.AF_INET6 : Rtnetlink.AF_INET;

    private static void CheckPrefix(IPAddress address, int prefixLength)
    {
        int bits = address.AddressFamily == AddressFamily.InterNetworkV6 ? 128 : 32;
        if (prefixLength < 0 || prefixLength > bits)
        {
            throw new LinkException(LinkErrorKind.InvalidOption, $"{address}/{prefixLength}: a prefix has 0 to {bits} bits");
        }
    }
}
