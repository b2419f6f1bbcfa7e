using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>What a call's link carries: by that a modem or PPPoE stands on it, and only the options of that one are taken.</summary>
internal static class CallLink
{
    /// <exception cref="CliException">It carries frames that no Ethernet is in.</exception>
    /// <exception cref="LinkException">There is no such link.</exception>
    public static LinkKind KindOf(string link, LinkRegistry links) =>
        LinkUri.TryParse(link, out LinkUri? uri, out _) && uri.Scheme == "tun"
            ? throw CliException.BadUsage(
                $"{link} carries bare IP packets: dial through eth:, tap: or a modem, and join it to the TUN with --tun {uri.Path}")
            : links.KindOf(link);
}
