using System.CommandLine;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>The options of what is done once a call is through: ping, stay; and how many calls there are.</summary>
internal sealed class UseOptionGroup
{
    private const int UsualPings = 4;
    private const int MostSessions = 65_534; // between one pair of addresses (RFC 2516 section 4)

    private readonly Option<string> _ping = new("--ping")
    {
        Description = "Ping through the link; without HOST the far end. Then hang up, unless --for says how long to stay. Put it behind LINK",
        HelpName = "HOST",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<int?> _pings = new("--pings") { Description = $"How many pings; default {UsualPings}", HelpName = "N" };
    private readonly Option<int?> _count = new("--count") { HelpName = "N" };
    private readonly Option<TimeSpan?> _for = new("--for")
    {
        Description = "How long to stay once the link is up (500ms, 30s, 5m, 1h); without it until Ctrl-C or the far end's end",
        HelpName = "TIME",
        CustomParser = TimeText.Parse,
    };

    public UseOptionGroup(Command command, bool dials)
    {
        _count.Description = dials
            ? "PPPoE: how many sessions at once; default 1. On a modem or null-modem line: how many pings"
            : "How many pings";
        Option[] options = [_ping, _pings, _count, _for];
        foreach (Option option in options)
        {
            command.Add(option);
        }
    }

    /// <summary>Reads how long to stay; null: no limit.</summary>
    public TimeSpan? ReadStay(ParseResult parse) => parse.GetValue(_for);

    /// <summary>Reads what a call is used for, into settings that have the rest.</summary>
    /// <exception cref="CliException">It cannot be meant.</exception>
    public CallSettings Read(ParseResult parse, CallSettings settings)
    {
        bool countsSessions = settings.Kind == LinkKind.Frames;
        int? count = InRange("--count", parse.GetValue(_count), countsSessions ? MostSessions : ushort.MaxValue);
        int? pings = InRange("--pings", parse.GetValue(_pings), ushort.MaxValue);
        string? host = parse.GetValue(_ping);
        return settings with
        {
            PingWanted = parse.IsGiven(_ping),
            PingTarget = host is null ? null : AddressText.Parse(host, "--ping"),
            PingCount = pings ?? (countsSessions ? null : count) ?? UsualPings,
            Sessions = countsSessions ? count ?? 1 : 1,
            Stay = ReadStay(parse),
        };
    }

    /// <exception cref="CliException">One of these was typed where many callers are served.</exception>
    public void RefuseForMany(ParseResult parse) =>
        parse.Refuse("it is for one call; this end serves whoever comes, until Ctrl-C or --for TIME", _ping, _pings, _count);

    /// <exception cref="CliException">One of these was typed with an interface of the system.</exception>
    public void RefuseWithTun(ParseResult parse, int sessions)
    {
        parse.Refuse("with --tun this system has the link: ping from another terminal", _ping, _pings);
        if (sessions > 1)
        {
            parse.Refuse("many sessions cannot share the addresses of one TUN; leave --tun out", _count);
        }
    }

    private static int? InRange(string option, int? value, int most) => value is null or >= 1 && !(value > most)
        ? value
        : throw CliException.BadUsage($"{option} {value}: it wants 1 to {most}");
}
