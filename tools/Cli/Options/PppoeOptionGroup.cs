using System.CommandLine;
using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Ppp;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>The options of PPPoE at either end, on links that carry Ethernet frames.</summary>
internal sealed class PppoeOptionGroup
{
    private const int MaxName = 200;
    private const int MostRate = 1_000_000;
    private const int MostPayload = 9216 - 8; // jumbo frames of the larger kind

    private readonly Option<string[]> _service = new("--service") { HelpName = "NAME" };
    private readonly Option<string>? _concentrator;
    private readonly Option<string>? _concentratorName;
    private readonly Option<int?> _vlan = new("--vlan") { Description = "PPPoE: the VLAN of all frames, 1 to 4094", HelpName = "ID" };
    private readonly Option<int?> _maxPayload = new("--max-payload")
    {
        Description = "PPPoE: the largest PPP packet to agree on; more than 1492 wants a larger interface MTU (RFC 4638)",
        HelpName = "BYTES",
    };

    private readonly Option<string> _mac = new("--mac")
    {
        Description = "PPPoE: our Ethernet address, where the link has none; else a random one",
        HelpName = "ADDRESS",
    };

    private readonly Option<int?>? _discoveryRate;

    public PppoeOptionGroup(Command command, bool dials)
    {
        _service.Description = dials
            ? "PPPoE: the service to ask for; without it any"
            : "PPPoE: a service that is offered; may be repeated; without it any that is asked for";
        command.Add(_service);
        if (dials)
        {
            _concentrator = new Option<string>("--ac") { Description = "PPPoE: the concentrator to choose; without it the first that answers", HelpName = "NAME" };
            command.Add(_concentrator);
        }
        else
        {
            _concentratorName = new Option<string>("--ac-name") { Description = "PPPoE: the name to tell of ourselves; default ucondis", HelpName = "NAME" };
            command.Add(_concentratorName);
            _discoveryRate = new Option<int?>("--discovery-rate")
            {
                Description = "PPPoE: how many discovery packets of one MAC are answered in a second, and five times as many at once; default 20",
                HelpName = "N",
            };
            command.Add(_discoveryRate);
        }

        command.Add(_vlan);
        command.Add(_maxPayload);
        command.Add(_mac);
    }

    /// <summary>Reads what all sessions of the adapter have in common.</summary>
    /// <exception cref="CliException">It cannot be meant.</exception>
    public PppoeMiniportOptions Read(ParseResult parse)
    {
        string[] services = Services(parse);
        string name = _concentratorName is null ? "" : Name("--ac-name", parse.GetValue(_concentratorName) ?? "ucondis");
        var usual = new PppoeMiniportOptions();
        return usual with
        {
            Vlan = Vlan(parse.GetValue(_vlan)),
            MaxFrameSize = MaxPayload(parse.GetValue(_maxPayload)),
            Address = Mac(parse.GetValue(_mac)),
            ConcentratorName = name.Length == 0 ? usual.ConcentratorName : name,
            Services = services.Length == 0 ? usual.Services : services,
            DiscoveryFrames = 1024,
            Limits = Limits(_discoveryRate is null ? null : parse.GetValue(_discoveryRate)),
        };
    }

    /// <summary>Reads whom to call, as the miniport takes it: <c>SERVICE</c>, or <c>AC\SERVICE</c>; empty: any.</summary>
    /// <exception cref="CliException">It cannot be meant.</exception>
    public string ReadAddress(ParseResult parse)
    {
        string[] services = Services(parse);
        if (services.Length > 1)
        {
            throw CliException.BadUsage("--service: a call asks for one service; give it once");
        }

        string service = services.Length == 0 ? "" : services[0];
        return _concentrator is not null && parse.GetValue(_concentrator) is { } concentrator
            ? $@"{Name("--ac", concentrator)}\{service}"
            : service;
    }

    /// <exception cref="CliException">One of these was typed for a link of bytes.</exception>
    public void RefuseOnBytes(ParseResult parse) => parse.Refuse(
        "it is for PPPoE, on links that carry Ethernet frames: eth:, tap:, unixdgram:, usb: with a network adapter",
        _service, _concentrator, _concentratorName, _vlan, _maxPayload, _mac, _discoveryRate);

    private string[] Services(ParseResult parse) =>
        parse.IsGiven(_service) ? [.. (parse.GetValue(_service) ?? []).Select(each => Name("--service", each))] : [];

    private static string Name(string option, string name) =>
        name.Length is > 0 and <= MaxName && name.All(c => c is >= ' ' and <= '~' and not '\\')
            ? name
            : throw CliException.BadUsage($"{option} '{name}': it wants 1 to {MaxName} printable ASCII characters without a backslash");

    private static VlanId Vlan(int? vlan) => vlan switch
    {
        null => VlanId.None,
        >= 1 and <= VlanId.Max => new VlanId((ushort)vlan.Value),
        _ => throw CliException.BadUsage($"--vlan {vlan}: a VLAN is 1 to {VlanId.Max}"),
    };

    private static int? MaxPayload(int? bytes) => bytes is null or (>= PppOptions.MinMru and <= MostPayload)
        ? bytes
        : throw CliException.BadUsage($"--max-payload {bytes}: it wants {PppOptions.MinMru} to {MostPayload} bytes");

    private static PppoeDiscoveryLimits Limits(int? rate)
    {
        var usual = new PppoeDiscoveryLimits();
        return rate switch
        {
            null => usual,
            >= 1 and <= MostRate => usual with
            {
                PerHostPerSecond = rate.Value,
                PerHostBurst = 5 * rate.Value,
                PerSecond = Math.Max(usual.PerSecond, rate.Value),
                Burst = Math.Max(usual.Burst, 5 * rate.Value),
            },
            _ => throw CliException.BadUsage($"--discovery-rate {rate}: it wants 1 to {MostRate}"),
        };
    }

    private static MacAddress Mac(string? text)
    {
        if (text is null)
        {
            return default;
        }

        return MacAddress.TryParse(text, out MacAddress address) && address.IsStation
            ? address
            : throw CliException.BadUsage($"--mac '{text}' is no station's address: write 02:00:00:00:00:01");
    }
}
