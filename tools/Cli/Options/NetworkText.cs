using System.Net;
using System.Net.Sockets;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>Networks as people type them: <c>10.0.0.0/24</c>, <c>2001:db8::/32</c>.</summary>
internal static class NetworkText
{
    /// <exception cref="CliException">It is no network, or has bits behind its prefix.</exception>
    public static IPNetwork Parse(string option, string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        bool isNetwork = IPNetwork.TryParse(text, out IPNetwork network)
            && IPAddress.TryParse(text.AsSpan(0, slash), out IPAddress? typed) && network.BaseAddress.Equals(typed);
        return isNetwork ? network : throw CliException.BadUsage(
            $"{option} '{text}' is no network: write 10.0.0.0/24, with nothing but zeros behind the prefix");
    }

    /// <exception cref="CliException">It is no IPv4 network.</exception>
    public static (Ipv4Address Address, int PrefixLength) ParseIpv4(string option, string text)
    {
        IPNetwork network = Parse(option, text);
        return network.BaseAddress.AddressFamily == AddressFamily.InterNetwork
            ? (Ipv4Address.Read(network.BaseAddress.GetAddressBytes()), network.PrefixLength)
            : throw CliException.BadUsage($"{option} '{text}': it wants an IPv4 network, such as 10.0.0.0/24");
    }
}
