using System.CommandLine;
using UserCoNdis.Tools.Cli.Calls;
using UserCoNdis.Tools.Cli.Options;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Commands;

/// <summary><c>ucondis dial</c>: an outgoing call.</summary>
internal static class DialCommand
{
    public static Command Create(CliContext context, Option<bool> json)
    {
        var command = new Command("dial", "Places a call: modem, PPP, IP; then pings, or stays until Ctrl-C, --for, or the far end hangs up");
        var options = new CallOptions(command, dials: true);
        VerbRun.SetAction(command, json, context, (parse, run) =>
        {
            CallSettings settings = options.Read(parse, context);
            return new CallRunner(run, settings).RunAsync((station, interrupted) => station.DialAsync(settings.Number, interrupted));
        });
        return command;
    }
}
