using System.CommandLine;
using UserCoNdis.Tools.Cli.Calls;
using UserCoNdis.Tools.Cli.Options;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Commands;

/// <summary><c>ucondis answer</c>: an incoming call, or many of them.</summary>
internal static class AnswerCommand
{
    public static Command Create(CliContext context, Option<bool> json)
    {
        var command = new Command("answer",
            "On a modem: waits for one call, answers it and serves it until it ends; addresses 10.64.0.1 and 10.64.0.2 unless told. "
            + "On Ethernet, a USB network adapter too: a PPPoE access concentrator that serves whoever comes, with addresses from --pool, until Ctrl-C or --for");
        var options = new CallOptions(command, dials: false);
        VerbRun.SetAction(command, json, context, (parse, run) =>
        {
            if (options.KindOf(parse, context) == LinkKind.Frames)
            {
                return new Concentrator(run, options.ReadConcentrator(parse, context)).RunAsync();
            }

            CallSettings settings = options.Read(parse, context);
            return new CallRunner(run, settings).RunAsync((station, interrupted) => station.AnswerAsync(interrupted));
        });
        return command;
    }
}
