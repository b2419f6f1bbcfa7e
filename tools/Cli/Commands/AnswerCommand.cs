using System.CommandLine;
using UserCoNdis.Tools.Cli.Calls;
using UserCoNdis.Tools.Cli.Options;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Commands;

/// <summary><c>ucondis answer</c>: an incoming call.</summary>
internal static class AnswerCommand
{
    public static Command Create(CliContext context, Option<bool> json)
    {
        var command = new Command("answer", "Waits for one call, answers it and serves it until it ends; addresses 10.64.0.1 and 10.64.0.2 unless told");
        var options = new CallOptions(command, dials: false);
        VerbRun.SetAction(command, json, context, (parse, run) =>
        {
            CallSettings settings = options.Read(parse, context);
            return new CallRunner(run, settings).RunAsync((station, interrupted) => station.AnswerAsync(interrupted));
        });
        return command;
    }
}
