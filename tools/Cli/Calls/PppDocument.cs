using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>What was negotiated.</summary>
/// <param name="SetupMs">Milliseconds from the connected call to IP.</param>
/// <param name="Local">Our end.</param>
/// <param name="Remote">The far end.</param>
/// <param name="Dns">The DNS servers that the far end told.</param>
internal sealed record PppDocument(double SetupMs, PppEndDocument Local, PppEndDocument Remote, IReadOnlyList<string> Dns)
{
    public static PppDocument Of(double setupMs, PppLinkParameters link, PppAddresses addresses) => new(
        setupMs,
        new(addresses.Local.ToString(), link.LocalMru, Hex(link.ReceiveAccm), link.ReceivePfc, link.ReceiveAcfc, Magic(link.LocalMagic), link.LocalAuth),
        new(addresses.Remote.ToString(), link.PeerMru, Hex(link.SendAccm), link.SendPfc, link.SendAcfc, Magic(link.RemoteMagic), link.PeerAuth),
        [.. new[] { addresses.Dns1, addresses.Dns2 }.Where(each => !each.IsUnspecified).Select(each => each.ToString())]);

    private static string Hex(uint value) => $"0x{value:x8}";

    private static string? Magic(uint value) => value == 0 ? null : Hex(value);
}
