using System.CommandLine;
using UserCoNdis.Tools.Cli.Calls;
using UserCoNdis.Tools.Cli.Options;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Commands;

/// <summary><c>ucondis dial</c>: an outgoing call, or many sessions at once.</summary>
internal static class DialCommand
{
    public static Command Create(CliContext context, Option<bool> json)
    {
        var command = new Command("dial",
            "Places a call: by modem, or by PPPoE on Ethernet, usb: devices of both kinds too; PPP, IP; then pings, or stays until Ctrl-C, --for, or the far end hangs up");
        var options = new CallOptions(command, dials: true);
        VerbRun.SetAction(command, json, context, (parse, run) =>
        {
            CallSettings settings = options.Read(parse, context);
            return settings.Sessions > 1
                ? new ManyCalls(run, settings).RunAsync()
                : new CallRunner(run, settings).RunAsync((station, interrupted) => station.DialAsync(settings.Number, interrupted));
        });
        return command;
    }
}
