using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>Finds the other end of a link that has it on this machine.</summary>
internal static class OctetFarEnd
{
    private const string Pty = "pty:";

    /// <summary>Gives the other end's URI: the slave of a pseudo-terminal, the other end of a loop; null: it is elsewhere.</summary>
    /// <param name="port">The end that is open.</param>
    /// <param name="speed">For a terminal; null: its own.</param>
    public static string? Of(OctetPort port, long? speed) => !LinkUri.TryParse(port.Uri, out LinkUri? uri, out _) ? null : uri.Scheme switch
    {
        "pty" => $"serial:{port.Link.Info.Name[Pty.Length..]}" is var slave && speed is { } bps ? SerialLine.WithSpeed(slave, bps) : slave,
        "loop" => $"loop:{uri.Path}",
        _ => null,
    };
}
