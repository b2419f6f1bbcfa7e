using System.CommandLine;
using UserCoNdis.Framework.Hosting;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Tools.Cli.Options;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Tools.Simulators.Modem;
using UserCoNdis.Tools.Simulators.Telephony;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Tools.Cli.Commands;

/// <summary><c>ucondis simulate modem</c>: modems on one exchange, on pseudo-terminals that any program can open.</summary>
internal static class SimulateCommand
{
    public static Command Create(CliContext context, Option<bool> json)
    {
        var modem = new Command("modem", "Modems on a telephone exchange: ATDT5550002 calls the second, ATA answers; Ctrl-C ends it");
        var options = new SimulateOptions(modem);
        VerbRun.SetAction(modem, json, context, (parse, run) => RunAsync(options.Read(parse), run));
        return new Command("simulate", "Plays a device: something to call without any hardware") { modem };
    }

    private static async Task<ExitCode> RunAsync(SimulateSettings settings, VerbRun run)
    {
        using var loop = new EpollLoop();
        loop.Start();
        using var bank = new ModemBank(loop);
        try
        {
            SimulatedPort[] made = await loop.InvokeAsync(() => Add(bank, loop, settings));
            foreach (SimulatedPort port in made)
            {
                run.Say($"{port.Path}  number {port.Number}  {port.Uri}");
            }

            SimulatedPort[] free = [.. made.Where(port => !settings.Faults.ContainsKey(port.Number))];
            run.Say(free is [var one, var other, ..]
                ? $"Try: ./ucondis answer {other.Uri}    and: ./ucondis dial {one.Uri} --number {other.Number} --ping"
                : $"Try: socat - {made[0].Path},rawer    and type AT");
            run.Document(new { ports = made });
            await Task.Delay(Timeout.InfiniteTimeSpan, run.Context.Interrupted).ContinueWith(static _ => { }, TaskScheduler.Default);
            return ExitCode.Success;
        }
        finally
        {
            await loop.InvokeAsync(bank.Dispose);
        }
    }

    private static SimulatedPort[] Add(ModemBank bank, EpollLoop loop, SimulateSettings settings)
    {
        List<SimulatedPort> made = [];
        Dictionary<string, SubscriberBehaviour> faults = new(settings.Faults, StringComparer.Ordinal);
        for (int i = 0; i < settings.Ports; i++)
        {
            _ = faults.Remove(ModemBank.NumberOf(i), out SubscriberBehaviour behaviour);
            ModemSimulator modem = bank.Add(
                LinkCatalog.Create().Open("pty:", loop, ModemSimulator.CreatePool()), settings.Line with { Behaviour = behaviour });
            string path = modem.Link.Name["pty:".Length..];
            made.Add(new SimulatedPort(modem.Number, path, $"serial:{path}"));
        }

        // A number without a modem behind it is a subscriber all the same: it can be busy, or never answer.
        foreach ((string number, SubscriberBehaviour behaviour) in faults)
        {
            _ = bank.Exchange.AddSubscriber(number, settings.Line with { Behaviour = behaviour });
        }

        return [.. made];
    }
}
