using System.Net.Sockets;
using UserCoNdis.Transport.Pcap;

namespace UserCoNdis.Tools.Cli.Diagnosis;

/// <summary>The checks of <c>doctor</c> about NICs: what <c>eth:</c>, <c>tap:</c> and <c>--tun</c> want.</summary>
/// <remarks>A right or library that only Ethernet wants is optional: modems do without it.</remarks>
internal static class EthernetCheckup
{
    private const string Tun = "/dev/net/tun";

    public static IReadOnlyList<CheckResult> All()
    {
        var capabilities = Capabilities.OfProcess();
        return [Pcap(PcapLibrary.LoadedName, PcapLibrary.Version), RawFrames(capabilities), PacketSocket(capabilities), TunDevice(Tun), MakeInterfaces(capabilities)];
    }

    internal static CheckResult Pcap(string? soname, string? version) => soname is not null
        ? new("libpcap", CheckStatus.Ok, $"{soname}, {version}")
        : new("libpcap", CheckStatus.Optional, "eth: links with a filter, or on systems without packet sockets", "sudo apt-get install libpcap0.8");

    internal static CheckResult RawFrames(Capabilities capabilities) =>
        Right("CAP_NET_RAW", capabilities.NetRaw, "raw frames, for eth: links");

    internal static CheckResult MakeInterfaces(Capabilities capabilities) =>
        Right("CAP_NET_ADMIN", capabilities.NetAdmin, "interfaces, addresses and routes, for tap: links and --tun");

    internal static CheckResult TunDevice(string path)
    {
        if (!File.Exists(path))
        {
            return new(path, CheckStatus.Optional, "not there; tap: links and --tun want it", "sudo modprobe tun; in a container: docker run --device /dev/net/tun");
        }

        try
        {
            File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose(); // makes no interface
            return new(path, CheckStatus.Ok, "may be opened");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(path, CheckStatus.Optional, $"may not be opened: {e.Message}", $"sudo chmod 0666 {path}");
        }
    }

    private static CheckResult PacketSocket(Capabilities capabilities)
    {
        const string Name = "AF_PACKET";
        if (!capabilities.NetRaw)
        {
            return new(Name, CheckStatus.Optional, "cannot be tried without CAP_NET_RAW", Capabilities.Mend);
        }

        try
        {
            using var socket = new Socket(AddressFamily.Packet, SocketType.Raw, ProtocolType.Unspecified); // receives nothing
            return new(Name, CheckStatus.Ok, "packet sockets can be opened");
        }
        catch (SocketException e)
        {
            return new(Name, CheckStatus.Optional, $"no packet sockets: {e.Message}", "use a kernel with CONFIG_PACKET, or eth: links with backend=pcap");
        }
    }

    private static CheckResult Right(string name, bool isThere, string purpose) => isThere
        ? new(name, CheckStatus.Ok, purpose)
        : new(name, CheckStatus.Optional, $"not there: {purpose}", Capabilities.Mend);
}
