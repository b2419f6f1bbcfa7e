using System.Net;
using System.Net.NetworkInformation;
using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Pcap;

/// <summary>Lists the network interfaces of this machine, as libpcap sees them; without libpcap, as .NET does.</summary>
public static class PcapDevices
{
    /// <summary>Lists the interfaces in the order of their names; pseudo-devices that are no interface are left out.</summary>
    /// <remarks>Needs no privilege. Interfaces of other network namespaces are not seen.</remarks>
    public static IReadOnlyList<PcapDeviceInfo> List()
    {
        List<PcapDeviceInfo> devices = PcapLibrary.IsAvailable ? ListByPcap() : ListBySystem();
        devices.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return devices;
    }

    private static unsafe List<PcapDeviceInfo> ListByPcap()
    {
        byte* message = stackalloc byte[PcapNative.ErrorTextSize];
        PcapInterface* first;
        if (PcapNative.pcap_findalldevs(&first, message) != 0)
        {
            return ListBySystem();
        }

        try
        {
            List<PcapDeviceInfo> devices = [];
            for (PcapInterface* device = first; device != null; device = device->Next)
            {
                if (Describe(device) is { } info)
                {
                    devices.Add(info);
                }
            }

            return devices;
        }
        finally
        {
            PcapNative.pcap_freealldevs(first);
        }
    }

    private static unsafe PcapDeviceInfo? Describe(PcapInterface* device)
    {
        string name = Marshal.PtrToStringUTF8((nint)device->Name)!;
        bool isLinux = OperatingSystem.IsLinux();
        InterfaceFacts? facts = isLinux ? InterfaceNative.Query(name) : null;
        if (isLinux && facts is null)
        {
            return null; // "any", a USB monitor, a Bluetooth adapter
        }

        bool Has(uint flag) => (device->Flags & flag) != 0;
        return new PcapDeviceInfo(
            name,
            Marshal.PtrToStringUTF8((nint)device->Description),
            Has(PcapNative.PCAP_IF_UP),
            Has(PcapNative.PCAP_IF_RUNNING),
            Has(PcapNative.PCAP_IF_LOOPBACK),
            Has(PcapNative.PCAP_IF_WIRELESS),
            facts?.IsEthernet ?? !Has(PcapNative.PCAP_IF_LOOPBACK),
            SocketAddresses.ReadIp(device->Addresses),
            facts is { IsEthernet: true } ? facts.HardwareAddress : null,
            facts?.Mtu,
            facts?.SpeedBps);
    }

    private static List<PcapDeviceInfo> ListBySystem() =>
        [.. NetworkInterface.GetAllNetworkInterfaces().Select(Describe)];

    private static PcapDeviceInfo Describe(NetworkInterface device)
    {
        InterfaceFacts? facts = OperatingSystem.IsLinux() ? InterfaceNative.Query(device.Name) : null;
        bool isLoopback = device.NetworkInterfaceType == NetworkInterfaceType.Loopback;
        IReadOnlyList<IPAddress> addresses = [.. device.GetIPProperties().UnicastAddresses.Select(address => address.Address)];
        return new PcapDeviceInfo(
            device.Name,
            device.Description == device.Name ? null : device.Description,
            facts?.IsUp ?? device.OperationalStatus == OperationalStatus.Up,
            facts?.IsUp ?? device.OperationalStatus == OperationalStatus.Up,
            isLoopback,
            device.NetworkInterfaceType == NetworkInterfaceType.Wireless80211,
            facts?.IsEthernet ?? device.NetworkInterfaceType == NetworkInterfaceType.Ethernet,
            addresses,
            facts is null or { IsEthernet: true } ? device.GetPhysicalAddress() : null,
            facts?.Mtu,
            facts?.SpeedBps);
    }
}
