using System.CommandLine;
using System.Net;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>The options of the TUN interface: this system's packets go through the call.</summary>
internal sealed class TunOptionGroup
{
    private const int MaxName = 15; // IFNAMSIZ without its final zero

    private readonly Option<string> _tun = new("--tun")
    {
        Description = "Join the link to a TUN interface of this name, made if it is not there and removed at the end",
        HelpName = "NAME",
    };

    private readonly Option<string[]> _route = new("--route")
    {
        Description = "A network to route through the TUN; may be repeated",
        HelpName = "CIDR",
    };

    private readonly Option<bool> _defaultRoute = new("--default-route") { Description = "Route everything through the TUN" };
    private readonly Option<bool> _mssClamp = new("--mss-clamp") { Description = "Tell TCP of segments that fit through the link" };

    public TunOptionGroup(Command command)
    {
        Option[] options = [_tun, _route, _defaultRoute, _mssClamp];
        foreach (Option option in options)
        {
            command.Add(option);
        }
    }

    /// <summary>Gets the option that asks for a TUN.</summary>
    public Option Tun => _tun;

    /// <summary>Reads which interface is wanted.</summary>
    /// <returns>Null: none.</returns>
    /// <exception cref="CliException">It cannot be meant.</exception>
    public TunSettings? Read(ParseResult parse)
    {
        if (parse.GetValue(_tun) is not { } name)
        {
            parse.Refuse("it is about the interface that --tun NAME makes", _route, _defaultRoute, _mssClamp);
            return null;
        }

        if (name.Length is 0 or > MaxName || name is "." or ".." || name.Any(c => c is '/' or '%' or '?' or '&' or '=' or <= ' ' or > '~'))
        {
            throw CliException.BadUsage($"--tun '{name}' is no interface name: it wants 1 to {MaxName} characters, such as tun0");
        }

        List<IPNetwork> routes = [.. Routes(parse)];
        if (parse.GetValue(_defaultRoute))
        {
            routes.Add(new IPNetwork(IPAddress.Any, 0));
        }

        return new TunSettings { Name = name, Routes = routes, ClampMss = parse.GetValue(_mssClamp) };
    }

    private IEnumerable<IPNetwork> Routes(ParseResult parse) =>
        parse.IsGiven(_route) ? (parse.GetValue(_route) ?? []).Select(text => NetworkText.Parse("--route", text)) : [];
}
