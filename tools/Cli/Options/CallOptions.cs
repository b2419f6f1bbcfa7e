using System.CommandLine;
using System.Net;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ppp;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>The options of <c>dial</c> and <c>answer</c>: groups, of which some are for links of bytes and some for links of frames.</summary>
internal sealed class CallOptions
{
    private readonly Argument<string> _link = new("LINK")
    {
        Description = "The link, as a URI: serial:/dev/ttyUSB0?speed=115200&flow=rtscts, pty:, exec:PROGRAM, tcp:HOST:PORT, unix:/PATH; "
            + "PPPoE: eth:IF, tap:NAME, unixdgram:/PATH?peer=/PATH; usb:VID:PID, a modem or adapter by libusb, or PPPoE over a USB network adapter "
            + "('ucondis devices' shows the URI)",
    };

    private readonly ModemOptionGroup _modem;
    private readonly PppoeOptionGroup _pppoe;
    private readonly PoolOptionGroup? _pool;
    private readonly PppOptionGroup _ppp;
    private readonly TunOptionGroup _tun;
    private readonly UseOptionGroup _use;
    private readonly CaptureOptionGroup _capture;

    public CallOptions(Command command, bool dials)
    {
        _link.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', ..] option }, ..])
            {
                result.AddError($"'{option}' is no option of {command.Name}");
            }
        });
        command.Add(_link);
        _modem = new ModemOptionGroup(command, dials);
        _pppoe = new PppoeOptionGroup(command, dials);
        _pool = dials ? null : new PoolOptionGroup(command);
        _ppp = new PppOptionGroup(command, dials);
        _tun = new TunOptionGroup(command);
        _use = new UseOptionGroup(command, dials);
        _capture = new CaptureOptionGroup(command);
    }

    /// <summary>Says what the link carries.</summary>
    /// <exception cref="CliException">Nothing that a call could go over.</exception>
    /// <exception cref="LinkException">There is no such link.</exception>
    public LinkKind KindOf(ParseResult parse, CliContext context) => CallLink.KindOf(parse.GetRequiredValue(_link), context.CreateLinks());

    /// <summary>Reads and checks what was typed for calls to somebody, or for one call from somebody.</summary>
    /// <exception cref="CliException">It cannot be meant, or the secret is missing.</exception>
    public CallSettings Read(ParseResult parse, CliContext context)
    {
        LinkKind kind = KindOf(parse, context);
        TunSettings? tun = _tun.Read(parse);
        CallSettings settings = new() { Link = parse.GetRequiredValue(_link), Kind = kind, Tun = tun, Capture = _capture.Read(parse) };
        settings = _use.Read(parse, kind == LinkKind.Frames ? ReadPppoe(parse, settings) : ReadModem(parse, settings));
        if (tun is not null)
        {
            _use.RefuseWithTun(parse, settings.Sessions);
        }

        return settings with { Ppp = Mru(_ppp.Read(parse, context, kind, tun is not null), settings.Pppoe.MaxFrameSize) };
    }

    /// <summary>Reads and checks what was typed for an answerer with many callers.</summary>
    /// <exception cref="CliException">It cannot be meant, or the secret is missing.</exception>
    public ConcentratorSettings ReadConcentrator(ParseResult parse, CliContext context)
    {
        _modem.RefuseOnFrames(parse);
        _use.RefuseForMany(parse);
        _ppp.RefuseWithPool(parse);
        (AddressPool pool, int maxSessions) = _pool!.Read(parse, _ppp.ReadLocal(parse));
        var pppoe = _pppoe.Read(parse) with { MaxSessions = maxSessions };
        TunSettings? tun = _tun.Read(parse);
        PppOptions ppp = Mru(_ppp.Read(parse, context, LinkKind.Frames, tun is not null), pppoe.MaxFrameSize);
        return new ConcentratorSettings
        {
            Link = parse.GetRequiredValue(_link),
            Pppoe = pppoe,
            Ppp = tun is null || ppp.Ipv6cp is null ? ppp : ppp with { Ipv6cp = new PppIpv6cpOptions { InterfaceId = OurInterfaceId } },
            Pool = pool,
            Tun = tun is null ? null : TowardsMany(tun, pool, ppp),
            Capture = _capture.Read(parse),
            Stay = _use.ReadStay(parse),
        };
    }

    // RFC 4291 section 2.5.1: chosen by hand, so not universal. One for all callers, whose links are separate.
    private const ulong OurInterfaceId = 1;

    private static PppOptions Mru(PppOptions ppp, int? maxPayload) => ppp.Medium == PppMedium.Pppoe
        ? ppp with { LocalMru = maxPayload ?? PppoeMtu.DefaultMaxPayload }
        : ppp;

    private static TunSettings TowardsMany(TunSettings tun, AddressPool pool, PppOptions ppp)
    {
        var network = new IPNetwork(IPAddress.Parse(pool.Network.ToString()), pool.PrefixLength);
        return tun with
        {
            Network = (pool.Local, pool.HasLocal ? pool.PrefixLength : 32),
            Routes = pool.HasLocal ? tun.Routes : [network, .. tun.Routes],
            InterfaceId = ppp.Ipv6cp is null ? 0 : OurInterfaceId,
            Mtu = ppp.LocalMru,
        };
    }

    private CallSettings ReadPppoe(ParseResult parse, CallSettings settings)
    {
        _modem.RefuseOnFrames(parse);
        return settings with { Number = _pppoe.ReadAddress(parse), Pppoe = _pppoe.Read(parse) };
    }

    private CallSettings ReadModem(ParseResult parse, CallSettings settings)
    {
        _pppoe.RefuseOnBytes(parse);
        _pool?.RefuseOnBytes(parse);
        _ppp.RefuseWithoutPool(parse);
        (string number, var modem) = _modem.Read(parse);
        return settings with { Number = number, Modem = modem };
    }
}
