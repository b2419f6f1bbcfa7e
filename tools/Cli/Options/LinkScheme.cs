using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>What a link's URI tells of it before it is opened.</summary>
internal static class LinkScheme
{
    /// <summary>Says what the link carries; one that nobody knows carries bytes, and opening it says the rest.</summary>
    /// <exception cref="CliException">It carries frames that no Ethernet is in.</exception>
    public static LinkKind KindOf(string link)
    {
        if (!LinkUri.TryParse(link, out LinkUri? uri, out _))
        {
            return LinkKind.ByteStream;
        }

        return uri.Scheme switch
        {
            "eth" or "tap" or "unixdgram" => LinkKind.Frames,
            "loop" when uri.Options.GetValueOrDefault("kind") == "frames" => LinkKind.Frames,
            "tun" => throw CliException.BadUsage(
                $"{link} carries bare IP packets: dial through eth:, tap: or a modem, and join it to the TUN with --tun {uri.Path}"),
            _ => LinkKind.ByteStream,
        };
    }
}
