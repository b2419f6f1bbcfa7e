using System.CommandLine.Parsing;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>IPv4 addresses as people type them.</summary>
internal static class AddressText
{
    public static Ipv4Address Parse(ArgumentResult argument, string text)
    {
        if (!Ipv4Address.TryParse(text, out Ipv4Address address))
        {
            argument.AddError($"'{text}' is no IPv4 address: write 10.0.0.1");
        }

        return address;
    }

    public static Ipv4Address Parse(string text, string option) => Ipv4Address.TryParse(text, out Ipv4Address address)
        ? address
        : throw CliException.BadUsage($"{option} '{text}' is no IPv4 address: write 10.0.0.1 (names are not looked up)");
}
