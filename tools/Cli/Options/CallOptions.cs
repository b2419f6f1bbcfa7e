using System.CommandLine;
using System.CommandLine.Parsing;
using UserCoNdis.Drivers.WanMiniport;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Protocols.Ppp;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>The options that <c>dial</c> and <c>answer</c> share.</summary>
internal sealed class CallOptions
{
    private readonly Argument<string> _link = new("LINK")
    {
        Description = "The link, as a URI: serial:/dev/ttyUSB0?speed=115200&flow=rtscts, pty:, exec:PROGRAM, tcp:HOST:PORT, unix:/PATH",
    };

    private readonly Option<bool> _direct = new("--direct") { Description = "No modem: a null-modem line, PPP at once" };
    private readonly Option<string[]> _init = new("--init")
    {
        Description = "An initialisation string for the modem, after the usual ones; may be repeated",
        HelpName = "AT…",
    };

    private readonly Option<string> _user = new("--user") { Description = "The name in PAP and CHAP", HelpName = "NAME" };
    private readonly Option<string> _secretFile = new("--secret-file")
    {
        Description = "A file whose first line is the secret; else the environment variable UCONDIS_SECRET, or a prompt",
        HelpName = "FILE",
    };

    private readonly Option<PppAuthProtocol[]> _auth = new("--auth")
    {
        HelpName = "pap,chap,mschapv2",
        CustomParser = AuthText.Parse,
    };

    private readonly Option<VerifierMode> _verify = VerifyOption.Create(VerifierMode.Report);

    private readonly Option<string> _capture = new("--capture") { Description = "Write the PPP frames to a pcapng file", HelpName = "FILE" };
    private readonly Option<bool> _captureSecrets = new("--capture-secrets") { Description = "Keep the passwords of PAP in the capture" };
    private readonly Option<string> _ping = new("--ping")
    {
        Description = "Ping through the link; without HOST the far end. Then hang up, unless --for says how long to stay. Put it behind LINK",
        HelpName = "HOST",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<int> _count = new("--count") { Description = "How many pings", HelpName = "N", DefaultValueFactory = _ => 4 };
    private readonly Option<TimeSpan?> _for = new("--for")
    {
        Description = "How long to stay once the link is up (500ms, 30s, 5m, 1h); without it until Ctrl-C or the far end's end",
        HelpName = "TIME",
        CustomParser = TimeText.Parse,
    };

    private readonly Option<Ipv4Address> _local = Address("--local", "Our address");
    private readonly Option<Ipv4Address> _remote = Address("--remote", "The far end's address, given to it when it asks");
    private readonly Option<Ipv4Address[]> _dns = new("--dns")
    {
        Description = "A DNS server to tell the far end when it asks; at most twice",
        HelpName = "ADDRESS",
        CustomParser = argument => [.. argument.Tokens.Select(token => AddressText.Parse(argument, token.Value))],
    };

    private readonly Option<string>? _number;

    public CallOptions(Command command, bool dials)
    {
        _auth.Description = dials
            ? "How we are willing to prove ourselves; default all"
            : "How the caller must prove itself; default all of them with --user, none without";
        _link.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', ..] option }, ..])
            {
                result.AddError($"'{option}' is no option of {command.Name}");
            }
        });
        command.Add(_link);
        if (dials)
        {
            _number = new Option<string>("--number") { Description = "The number to dial", HelpName = "NUMBER" };
            command.Add(_number);
        }

        Option[] options =
        [
            _direct, _init, _user, _secretFile, _auth, _local, _remote, _dns, _ping, _count, _for, _capture, _captureSecrets, _verify,
        ];
        foreach (Option option in options)
        {
            command.Add(option);
        }
    }

    /// <summary>Reads and checks what was typed.</summary>
    /// <exception cref="CliException">It cannot be meant, or the secret is missing.</exception>
    public CallSettings Read(ParseResult parse, CliContext context)
    {
        bool direct = parse.GetValue(_direct);
        string? ping = parse.GetValue(_ping);
        return new CallSettings
        {
            Link = parse.GetRequiredValue(_link),
            Number = _number is null ? "" : Number(parse.GetValue(_number), direct),
            Modem = new ModemOptions { Direct = direct, Dte = Dte(parse.GetValue(_init) ?? []) },
            Ppp = Ppp(parse, context),
            Verify = parse.GetValue(_verify),
            CaptureFile = parse.GetValue(_capture),
            CaptureSecrets = parse.GetValue(_captureSecrets),
            PingWanted = parse.GetResult(_ping) is not null,
            PingTarget = ping is null ? null : AddressText.Parse(ping, "--ping"),
            PingCount = parse.GetValue(_count) is >= 1 and <= ushort.MaxValue
                ? parse.GetValue(_count)
                : throw CliException.BadUsage($"--count {parse.GetValue(_count)}: it wants 1 to {ushort.MaxValue}"),
            Stay = parse.GetValue(_for),
        };
    }

    private static Option<Ipv4Address> Address(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "ADDRESS",
        CustomParser = argument => AddressText.Parse(argument, argument.Tokens[^1].Value),
    };

    private static string Number(string? number, bool direct) => (number, direct) switch
    {
        (null, true) => "",
        (null, false) => throw CliException.BadUsage("which number? Give --number NUMBER, or --direct on a null-modem line"),
        (_, true) => throw CliException.BadUsage("--number and --direct exclude each other: a null-modem line has no numbers"),
        _ when number.Length is 0 or > 200 || number.Any(c => !(char.IsAsciiLetterOrDigit(c) || "*#+,@!.()- ".Contains(c, StringComparison.Ordinal))) =>
            throw CliException.BadUsage($"--number '{number}' is no dial string: digits, * # + A-D, and T P W , @ ! are"),
        _ => number,
    };

    private static DteOptions Dte(string[] init)
    {
        var usual = new DteOptions();
        string? wrong = Array.Find(init, each => !each.StartsWith("AT", StringComparison.OrdinalIgnoreCase) || each.Any(char.IsControl));
        return wrong is null
            ? usual with { Initialization = [.. usual.Initialization, .. init] }
            : throw CliException.BadUsage($"--init '{wrong}' is no command line for a modem: it begins with AT");
    }

    private PppOptions Ppp(ParseResult parse, CliContext context)
    {
        string? user = parse.GetValue(_user);
        PppAuthProtocol[]? auth = parse.GetResult(_auth) is null ? null : parse.GetValue(_auth); // an option left out reads as an empty array
        bool wantsSecret = user is not null || auth is { Length: > 0 };
        byte[]? secret = Secrets.Find(parse.GetValue(_secretFile), wantsSecret, context);
        Ipv4Address[] dns = parse.GetValue(_dns) ?? [];
        if (dns.Length > 2)
        {
            throw CliException.BadUsage("--dns: PPP tells two servers at most");
        }

        var ipcp = new PppIpcpOptions
        {
            LocalAddress = parse.GetValue(_local),
            PeerAddress = parse.GetValue(_remote),
            ServeDns1 = dns.ElementAtOrDefault(0),
            ServeDns2 = dns.ElementAtOrDefault(1),
        };
        return _number is not null ? Identity.OfCaller(user, secret, auth, ipcp) : Identity.OfAnswerer(user, secret, auth, ipcp);
    }
}
