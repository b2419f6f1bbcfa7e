using System.CommandLine;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>The options of an answerer with many callers: which addresses it gives out, and to how many.</summary>
internal sealed class PoolOptionGroup
{
    private const string UsualPool = "10.64.0.0/24";
    private const int MostSessions = 65_534; // RFC 2516 section 4

    private readonly Option<string> _pool = new("--pool")
    {
        Description = $"PPPoE: the network whose addresses callers get; the first is ours, unless --local says another. Default {UsualPool}",
        HelpName = "CIDR",
    };

    private readonly Option<int?> _maxSessions = new("--max-sessions")
    {
        Description = "PPPoE: how many callers at once; default as many as the pool has addresses",
        HelpName = "N",
    };

    public PoolOptionGroup(Command command)
    {
        command.Add(_pool);
        command.Add(_maxSessions);
    }

    /// <summary>Reads the addresses and how many callers may have one.</summary>
    /// <exception cref="CliException">It cannot be meant.</exception>
    public (AddressPool Pool, int MaxSessions) Read(ParseResult parse, Ipv4Address local)
    {
        string text = parse.GetValue(_pool) ?? UsualPool;
        (Ipv4Address network, int prefix) = NetworkText.ParseIpv4("--pool", text);
        if (prefix is < 8 or > 30)
        {
            throw CliException.BadUsage($"--pool {text}: it wants a prefix of 8 to 30 bits, for our address and at least one caller");
        }

        var pool = new AddressPool(network, prefix, local);
        int callers = Math.Min(pool.Size, MostSessions);
        return parse.GetValue(_maxSessions) switch
        {
            null => (pool, callers),
            < 1 or > MostSessions => throw CliException.BadUsage($"--max-sessions {parse.GetValue(_maxSessions)}: it wants 1 to {MostSessions}"),
            { } wanted when wanted > callers => throw CliException.BadUsage(
                $"--pool {text} has {callers} addresses for callers, fewer than --max-sessions {wanted}: give a larger one"),
            { } wanted => (pool, wanted),
        };
    }

    /// <exception cref="CliException">One of these was typed for a link of bytes.</exception>
    public void RefuseOnBytes(ParseResult parse) => parse.Refuse(
        "it is for PPPoE's many callers; on a modem or null-modem line --local and --remote say the addresses", _pool, _maxSessions);
}
