using System.Net;

namespace UserCoNdis.Transport.Pcap;

/// <summary>Reads the struct sockaddr that libpcap lists.</summary>
internal static unsafe class SocketAddresses
{
    private const ushort AF_INET = 2;
    private const int Ipv4At = 4;
    private const int Ipv6At = 8;
    private const int Ipv6ScopeAt = 24;

    private static readonly ushort s_inet6 = (ushort)(OperatingSystem.IsLinux() ? 10 : OperatingSystem.IsWindows() ? 23 : 30);

    /// <summary>Reads the IP addresses of a list; addresses of other families are left out.</summary>
    public static IReadOnlyList<IPAddress> ReadIp(PcapAddress* first)
    {
        List<IPAddress> addresses = [];
        for (PcapAddress* entry = first; entry != null; entry = entry->Next)
        {
            if (entry->Address != null && Read(entry->Address) is { } address)
            {
                addresses.Add(address);
            }
        }

        return addresses;
    }

    private static IPAddress? Read(byte* address)
    {
        // BSD puts a length in front of a family of one octet.
        ushort family = OperatingSystem.IsMacOS() ? address[1] : *(ushort*)address;
        return family == AF_INET ? new IPAddress(new ReadOnlySpan<byte>(address + Ipv4At, 4))
            : family == s_inet6 ? new IPAddress(new ReadOnlySpan<byte>(address + Ipv6At, 16), *(uint*)(address + Ipv6ScopeAt))
            : null;
    }
}
