using UserCoNdis.Transport.Pcap;

namespace UserCoNdis.Tools.Cli.Diagnosis;

/// <summary>A network interface that <c>devices</c> found.</summary>
/// <param name="Name">The kernel's name.</param>
/// <param name="Uri">The link URI that opens it; null when its frames are not Ethernet's.</param>
/// <param name="State">Up, no carrier, down.</param>
/// <param name="Address">Its hardware address; null when it has none.</param>
/// <param name="Mtu">The largest payload of its frames in bytes; null when the system does not tell.</param>
/// <param name="SpeedBps">bit/s; null when it does not tell.</param>
/// <param name="Mend">What gives the permission to open it; null when it is there, or nothing can open it.</param>
internal sealed record InterfaceEntry(
    string Name, string? Uri, string State, string? Address, int? Mtu, long? SpeedBps, string? Mend)
{
    public static InterfaceEntry Of(PcapDeviceInfo device, Capabilities capabilities)
    {
        bool isEthernet = device is { IsEthernet: true, IsLoopback: false };
        return new InterfaceEntry(
            device.Name,
            isEthernet ? device.Uri : null,
            !device.IsUp ? "down" : device.IsRunning ? "up" : "no carrier",
            device.HardwareAddress is { } address ? string.Join(':', address.GetAddressBytes().Select(octet => $"{octet:x2}")) : null,
            device.Mtu,
            device.SpeedBps,
            isEthernet && !capabilities.NetRaw ? Capabilities.Mend : null);
    }
}
