using System.Net.NetworkInformation;

namespace UserCoNdis.Transport.Pcap;

/// <summary>What the kernel tells of a network interface.</summary>
/// <param name="Index">Its number, which stays the same when it is renamed.</param>
/// <param name="IsUp">Switched on, and has a link.</param>
/// <param name="Mtu">Largest payload of a frame, in bytes.</param>
/// <param name="HardwareType">ARPHRD_…: what its frames begin with.</param>
/// <param name="HardwareAddress">Its MAC address.</param>
/// <param name="SpeedBps">bit/s; null where it does not say.</param>
internal sealed record InterfaceFacts(
    int Index,
    bool IsUp,
    int Mtu,
    ushort HardwareType,
    PhysicalAddress HardwareAddress,
    long? SpeedBps)
{
    /// <summary>Gets whether its frames begin with an Ethernet header.</summary>
    public bool IsEthernet => HardwareType is InterfaceNative.ARPHRD_ETHER or InterfaceNative.ARPHRD_LOOPBACK;
}
