using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>What a link's URI and description tell of the asynchronous line behind it.</summary>
internal static class SerialLine
{
    private const string Speed = "speed";

    /// <summary>Gets whether a speed can be asked for: a serial port, or an adapter that is one.</summary>
    public static bool TakesSpeed(OctetPort port) => LinkUri.TryParse(port.Uri, out LinkUri? uri, out _)
        && (uri.Scheme == "serial" || (uri.Scheme == "usb" && port.Link.Info.Capabilities.HasFlag(LinkCapabilities.LineSpeed)));

    /// <summary>Gets whether octets go over a line with a speed of its own; a pseudo-terminal has a number, and no line.</summary>
    public static bool IsOne(OctetPort port) => port.Link.Info.Capabilities.HasFlag(LinkCapabilities.LineSpeed) && !IsPseudoTerminal(port.Uri);

    /// <summary>Gets whether a URI names a pseudo-terminal's slave.</summary>
    public static bool IsPseudoTerminal(string link) => LinkUri.TryParse(link, out LinkUri? uri, out _) && uri.Scheme == "serial"
        && (new FileInfo(uri.Path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? uri.Path).StartsWith("/dev/pts/", StringComparison.Ordinal);

    /// <summary>Gets whether flow control was asked for.</summary>
    public static bool HasFlowControl(string link) => Option(link, "flow") is not (null or "none");

    /// <summary>Gets the bits that a character takes on the line: start, data, parity, stop (ITU-T V.4, V.6).</summary>
    public static double BitsPerCharacter(string link)
    {
        double data = Option(link, "data") is { Length: 1 } digit ? digit[0] - '0' : 8;
        double parity = Option(link, "parity") is null or "none" ? 0 : 1;
        double stop = Option(link, "stop") switch { "2" => 2, "1.5" => 1.5, _ => 1 };
        return 1 + data + parity + stop;
    }

    /// <summary>Gets the octets a second that the line can carry as the link says; null where nobody says, or the number stands for nothing.</summary>
    public static double? OctetsPerSecond(OctetPort port)
    {
        LinkInfo info = port.Link.Info;
        bool isPaced = Option(port.Uri, "pace") is not null; // a byte stream in memory, slowed down to a line's rate
        return info.SpeedBps is not { } speed || (IsPseudoTerminal(port.Uri) && !isPaced) ? null
            : isPaced || info.Capabilities.HasFlag(LinkCapabilities.LineSpeed) ? speed / BitsPerCharacter(port.Uri)
            : speed / 8.0;
    }

    /// <summary>Gives the same link at another speed.</summary>
    public static string WithSpeed(string link, long bitsPerSecond)
    {
        int question = link.LastIndexOf('?');
        IEnumerable<string> options = question < 0 ? [] : link[(question + 1)..].Split('&').Where(static option => !option.StartsWith($"{Speed}=", StringComparison.Ordinal));
        return $"{(question < 0 ? link : link[..question])}?{string.Join('&', options.Append($"{Speed}={bitsPerSecond}"))}";
    }

    private static string? Option(string link, string name) => LinkUri.TryParse(link, out LinkUri? uri, out _) ? uri.Options.GetValueOrDefault(name) : null;
}
