using System.Net.NetworkInformation;
using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Links.Netlink;

/// <summary>What the system says of a network interface.</summary>
/// <param name="Index">Its number; it keeps it for life.</param>
/// <param name="Name">Its name; it may get another one.</param>
/// <param name="IsUp">Whether it is switched on and has its carrier.</param>
/// <param name="Mtu">The largest packet without the link header, in bytes.</param>
/// <param name="HardwareAddress">Its address on the medium; null when it has none.</param>
internal sealed record InterfaceState(int Index, string Name, bool IsUp, int Mtu, PhysicalAddress? HardwareAddress)
{
    private const int FixedBytes = 16; // struct ifinfomsg
    private const int IndexOffset = 4;
    private const int FlagsOffset = 8;
    private const uint UpAndRunning = Rtnetlink.IFF_UP | Rtnetlink.IFF_LOWER_UP;

    /// <summary>Reads the index of the interface that RTM_NEWLINK or RTM_DELLINK is about; null when it is none of these.</summary>
    /// <remarks>Those of another family are not about interfaces: a bridge says so that a port left it.</remarks>
    public static int? IndexIn(in NetlinkMessage message) =>
        message.Type is Rtnetlink.RTM_NEWLINK or Rtnetlink.RTM_DELLINK && message.Payload.Length >= FixedBytes
            && message.Payload[0] == Rtnetlink.AF_UNSPEC
            ? MemoryMarshal.Read<int>(message.Payload[IndexOffset..])
            : null;

    /// <summary>Reads RTM_NEWLINK; null when it is malformed or another message.</summary>
    public static InterfaceState? From(in NetlinkMessage message)
    {
        if (message.Type != Rtnetlink.RTM_NEWLINK || IndexIn(message) is not { } index)
        {
            return null;
        }

        var attributes = new NetlinkAttributes(message.Payload[FixedBytes..]);
        if (attributes.Text(Rtnetlink.IFLA_IFNAME) is not { } name || attributes.Number(Rtnetlink.IFLA_MTU) is not { } mtu)
        {
            return null;
        }

        uint flags = MemoryMarshal.Read<uint>(message.Payload[FlagsOffset..]);
        PhysicalAddress? address = attributes.TryFind(Rtnetlink.IFLA_ADDRESS, out ReadOnlySpan<byte> octets) && octets.Length != 0
            ? new PhysicalAddress(octets.ToArray())
            : null;
        return new InterfaceState(
            index, name, (flags & UpAndRunning) == UpAndRunning, (int)Math.Min(mtu, int.MaxValue), address);
    }
}
