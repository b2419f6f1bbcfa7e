using System.CommandLine;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>The options of PPP: who proves what, and which addresses the ends get.</summary>
internal sealed class PppOptionGroup
{
    private readonly bool _dials;
    private readonly Option<string> _user = new("--user") { Description = "The name in PAP and CHAP", HelpName = "NAME" };
    private readonly Option<string> _secretFile = new("--secret-file")
    {
        Description = "A file whose first line is the secret; else the environment variable UCONDIS_SECRET, or a prompt",
        HelpName = "FILE",
    };

    private readonly Option<string>? _usersFile;
    private readonly Option<PppAuthProtocol[]> _auth = new("--auth")
    {
        HelpName = "pap,chap,mschapv2",
        CustomParser = AuthText.Parse,
    };

    private readonly Option<Ipv4Address> _local = Address("--local", "Our address");
    private readonly Option<Ipv4Address> _remote = Address("--remote", "The far end's address, given to it when it asks");
    private readonly Option<Ipv4Address[]> _dns = new("--dns")
    {
        Description = "A DNS server to tell the far end when it asks; at most twice",
        HelpName = "ADDRESS",
        CustomParser = argument => [.. argument.Tokens.Select(token => AddressText.Parse(argument, token.Value))],
    };

    private readonly Option<bool> _ipv6 = new("--ipv6") { Description = "IPv6 too, with link-local addresses; usual with --tun" };
    private readonly Option<bool> _noIpv6 = new("--no-ipv6") { Description = "No IPv6" };

    public PppOptionGroup(Command command, bool dials)
    {
        _dials = dials;
        _auth.Description = dials
            ? "How we are willing to prove ourselves; default all"
            : "How the caller must prove itself; default all of them with --user or --users-file, none without";
        command.Add(_user);
        command.Add(_secretFile);
        if (!dials)
        {
            _usersFile = new Option<string>("--users-file")
            {
                Description = "Who may come in, for many callers: a file of lines 'NAME SECRET'",
                HelpName = "FILE",
            };
            command.Add(_usersFile);
        }

        Option[] rest = [_auth, _local, _remote, _dns, _ipv6, _noIpv6];
        foreach (Option option in rest)
        {
            command.Add(option);
        }
    }

    /// <summary>Reads our address; unspecified: none was given.</summary>
    public Ipv4Address ReadLocal(ParseResult parse) => parse.GetValue(_local);

    /// <summary>Reads how PPP is run.</summary>
    /// <param name="parse">What was typed.</param>
    /// <param name="context">Where secrets are looked for.</param>
    /// <param name="kind">What carries PPP.</param>
    /// <param name="withTun">Whether this system's packets go through it.</param>
    /// <exception cref="CliException">It cannot be meant, or the secret is missing.</exception>
    public PppOptions Read(ParseResult parse, CliContext context, LinkKind kind, bool withTun)
    {
        string? user = parse.GetValue(_user);
        PppAuthProtocol[]? auth = parse.IsGiven(_auth) ? parse.GetValue(_auth) : null; // an option left out reads as an empty array
        UserSecrets? users = Users(parse);
        byte[]? secret = users is not null ? null
            : Secrets.Find(parse.GetValue(_secretFile), user is not null || auth is { Length: > 0 }, context);
        PppOptions options = _dials
            ? Identity.OfCaller(user, secret, auth, Ipcp(parse))
            : Identity.OfAnswerer(user, secret, users, auth, Ipcp(parse));
        return options with
        {
            Medium = kind == LinkKind.Frames ? PppMedium.Pppoe : PppMedium.AsyncHdlc,
            Ipv6cp = WantsIpv6(parse, withTun) ? new PppIpv6cpOptions() : null,
        };
    }

    /// <exception cref="CliException">One of these was typed where addresses come from a pool.</exception>
    public void RefuseWithPool(ParseResult parse) => parse.Refuse("callers get their addresses from --pool", _remote);

    /// <exception cref="CliException">One of these was typed where there is one caller.</exception>
    public void RefuseWithoutPool(ParseResult parse) => parse.Refuse(
        "it is for PPPoE's many callers; of one caller --user NAME and --secret-file FILE say it", _usersFile);

    private static Option<Ipv4Address> Address(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "ADDRESS",
        CustomParser = argument => AddressText.Parse(argument, argument.Tokens[^1].Value),
    };

    private bool WantsIpv6(ParseResult parse, bool withTun)
    {
        bool yes = parse.GetValue(_ipv6);
        bool no = parse.GetValue(_noIpv6);
        return yes && no ? throw CliException.BadUsage("--ipv6 and --no-ipv6 exclude each other") : yes || (withTun && !no);
    }

    private UserSecrets? Users(ParseResult parse)
    {
        if (_usersFile is null || parse.GetValue(_usersFile) is not { } file)
        {
            return null;
        }

        parse.Refuse("--users-file has names and secrets already", _user, _secretFile);
        return UserSecrets.FromFile(file);
    }

    private PppIpcpOptions Ipcp(ParseResult parse)
    {
        Ipv4Address[] dns = parse.IsGiven(_dns) ? parse.GetValue(_dns) ?? [] : [];
        return dns.Length > 2
            ? throw CliException.BadUsage("--dns: PPP tells two servers at most")
            : new PppIpcpOptions
            {
                LocalAddress = parse.GetValue(_local),
                PeerAddress = parse.GetValue(_remote),
                ServeDns1 = dns.ElementAtOrDefault(0),
                ServeDns2 = dns.ElementAtOrDefault(1),
            };
    }
}
