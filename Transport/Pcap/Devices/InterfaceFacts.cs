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
    private const ushort NoEthernet = 0xFFFF; // ARPHRD_VOID

    /// <summary>Gets whether its frames begin with an Ethernet header.</summary>
    public bool IsEthernet => HardwareType is InterfaceNative.ARPHRD_ETHER or InterfaceNative.ARPHRD_LOOPBACK;

    /// <summary>Asks for an interface; null: there is none of this name.</summary>
    public static InterfaceFacts? Find(string name) => OperatingSystem.IsLinux() ? InterfaceNative.Query(name) : FromSystem(name);

    /// <summary>Asks .NET, which knows less than Linux tells and has it on other systems too.</summary>
    public static InterfaceFacts? FromSystem(string name)
    {
        NetworkInterface? found = Array.Find(NetworkInterface.GetAllNetworkInterfaces(), device => device.Name == name);
        if (found is null || !found.Supports(NetworkInterfaceComponent.IPv4))
        {
            return null;
        }

        IPv4InterfaceProperties properties = found.GetIPProperties().GetIPv4Properties();
        return new InterfaceFacts(
            properties.Index,
            found.OperationalStatus == OperationalStatus.Up,
            properties.Mtu,
            found.NetworkInterfaceType is NetworkInterfaceType.Ethernet or NetworkInterfaceType.Wireless80211
                ? InterfaceNative.ARPHRD_ETHER
                : NoEthernet,
            found.GetPhysicalAddress(),
            found.Speed > 0 ? found.Speed : null);
    }
}
