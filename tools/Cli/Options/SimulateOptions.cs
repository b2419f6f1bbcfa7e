using System.CommandLine;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Tools.Simulators.Telephony;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>The options of <c>simulate modem</c>.</summary>
internal sealed class SimulateOptions
{
    private const int MaxPorts = 64;

    private readonly Option<int> _ports = new("--ports") { Description = "How many modems", HelpName = "N", DefaultValueFactory = _ => 2 };
    private readonly Option<long> _rate = new("--rate")
    {
        Description = "Line rate in bit/s; 0: as fast as it goes",
        HelpName = "BPS",
        DefaultValueFactory = _ => 33_600,
    };

    private readonly Option<string[]> _busy = Numbers("--busy", "This number is always busy; may be repeated");
    private readonly Option<string[]> _noAnswer = Numbers("--no-answer", "This number rings where nobody hears it");
    private readonly Option<string[]> _noDialTone = Numbers("--no-dial-tone", "The line of this number is dead");
    private readonly Option<TimeSpan?> _carrierLoss = new("--carrier-loss")
    {
        Description = "Lose the carrier of every call after this time",
        HelpName = "TIME",
        CustomParser = TimeText.Parse,
    };

    public SimulateOptions(Command command)
    {
        foreach (Option option in new Option[] { _ports, _rate, _busy, _noAnswer, _noDialTone, _carrierLoss })
        {
            command.Add(option);
        }
    }

    /// <summary>Reads and checks what was typed.</summary>
    /// <exception cref="CliException">It cannot be meant.</exception>
    public SimulateSettings Read(ParseResult parse)
    {
        int ports = parse.GetValue(_ports);
        long rate = parse.GetValue(_rate);
        if (ports is < 1 or > MaxPorts)
        {
            throw CliException.BadUsage($"--ports {ports}: it wants 1 to {MaxPorts}");
        }

        if (rate < 0)
        {
            throw CliException.BadUsage($"--rate {rate}: it wants bit/s, or 0 for no limit");
        }

        Dictionary<string, SubscriberBehaviour> faults = new(StringComparer.Ordinal);
        AddFaults(faults, parse, _busy, SubscriberBehaviour.Busy);
        AddFaults(faults, parse, _noAnswer, SubscriberBehaviour.NoAnswer);
        AddFaults(faults, parse, _noDialTone, SubscriberBehaviour.NoDialTone);
        return new SimulateSettings(
            ports,
            new SubscriberOptions { LineRateBps = rate == 0 ? null : rate, CarrierLossAfter = parse.GetValue(_carrierLoss) },
            faults);
    }

    private static Option<string[]> Numbers(string name, string description) => new(name) { Description = description, HelpName = "NUMBER" };

    private static void AddFaults(
        Dictionary<string, SubscriberBehaviour> faults, ParseResult parse, Option<string[]> option, SubscriberBehaviour behaviour)
    {
        foreach (string number in parse.GetValue(option) ?? [])
        {
            string digits = PhoneNumber.Normalize(number);
            if (digits.Length == 0 || !faults.TryAdd(digits, behaviour))
            {
                throw CliException.BadUsage($"{option.Name} {number}: it wants a telephone number, named once");
            }
        }
    }
}
