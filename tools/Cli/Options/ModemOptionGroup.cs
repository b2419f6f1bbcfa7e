using System.CommandLine;
using UserCoNdis.Drivers.WanMiniport;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>The options of links that carry bytes: modems and null-modem lines.</summary>
internal sealed class ModemOptionGroup
{
    private readonly Option<string>? _number;
    private readonly Option<bool> _direct = new("--direct") { Description = "No modem: a null-modem line, PPP at once" };
    private readonly Option<string[]> _init = new("--init")
    {
        Description = "An initialisation string for the modem, after the usual ones; may be repeated",
        HelpName = "AT…",
    };

    public ModemOptionGroup(Command command, bool dials)
    {
        if (dials)
        {
            _number = new Option<string>("--number") { Description = "The number to dial", HelpName = "NUMBER" };
            command.Add(_number);
        }

        command.Add(_direct);
        command.Add(_init);
    }

    /// <summary>Reads the number and how to run the modem.</summary>
    /// <exception cref="CliException">It cannot be meant.</exception>
    public (string Number, ModemOptions Modem) Read(ParseResult parse)
    {
        bool direct = parse.GetValue(_direct);
        string number = _number is null ? "" : Number(parse.GetValue(_number), direct);
        return (number, new ModemOptions { Direct = direct, Dte = Dte(parse.GetValue(_init) ?? []) });
    }

    /// <exception cref="CliException">One of these was typed for a link of frames.</exception>
    public void RefuseOnFrames(ParseResult parse) => parse.Refuse(
        "it is for modems and null-modem lines; this link carries Ethernet frames, where --service and --ac say whom to call",
        _number, _direct, _init);

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
}
