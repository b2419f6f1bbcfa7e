using System.Net;
using System.Net.NetworkInformation;

namespace UserCoNdis.Transport.Pcap;

/// <summary>A network interface of this machine.</summary>
/// <param name="Name">Its name: <c>eth1</c>.</param>
/// <param name="Description">What the system says it is; null when it does not.</param>
/// <param name="IsUp">Whether it is switched on.</param>
/// <param name="IsRunning">Whether it has a link: a cable with something alive at its other end.</param>
/// <param name="IsLoopback">Whether it leads back to this machine.</param>
/// <param name="IsWireless">Whether it is a radio.</param>
/// <param name="IsEthernet">Whether an <c>eth:</c> link can open it: its frames begin with an Ethernet header.</param>
/// <param name="Addresses">Its IP addresses.</param>
/// <param name="HardwareAddress">Its MAC address; null when it has none.</param>
/// <param name="Mtu">Largest payload of a frame, in bytes; null when the system does not tell.</param>
/// <param name="SpeedBps">bit/s; null when the interface does not tell.</param>
public sealed record PcapDeviceInfo(
    string Name,
    string? Description,
    bool IsUp,
    bool IsRunning,
    bool IsLoopback,
    bool IsWireless,
    bool IsEthernet,
    IReadOnlyList<IPAddress> Addresses,
    PhysicalAddress? HardwareAddress,
    int? Mtu,
    long? SpeedBps)
{
    /// <summary>Gets the link URI that opens it.</summary>
    public string Uri => $"eth:{Name}";
}
