using System.CommandLine;
using Spectre.Console;
using UserCoNdis.Framework.Hosting;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Tools.Cli.Calls;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Tools.Cli.Demo;
using UserCoNdis.Tools.Cli.Options;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Commands;

/// <summary><c>ucondis demo</c>: the main job with nothing attached.</summary>
internal static class DemoCommand
{
    public static Command Create(CliContext context, Option<bool> json)
    {
        var capture = new Option<string>("--capture") { Description = "Where the capture goes (pcapng)", HelpName = "FILE", DefaultValueFactory = _ => "ucondis-demo.pcapng" };
        var rate = new Option<long>("--rate") { Description = "Rate of the telephone line in bit/s; 0: as fast as the pseudo-terminals go", HelpName = "BPS", DefaultValueFactory = _ => 115_200 };
        var auth = new Option<string>("--auth") { Description = "How the caller proves itself", DefaultValueFactory = _ => "chap" };
        _ = auth.AcceptOnlyFromAmong("pap", "chap", "mschapv2");
        Option<VerifierMode> verify = VerifyOption.Create(VerifierMode.Enforce);
        var command = new Command("demo", "Places a modem call between two adapters over pseudo-terminals: AT, PPP, ping, throughput, hang-up")
        {
            capture, rate, auth, verify,
        };
        rate.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long>() is < 0 or (> 0 and < 300))
            {
                result.AddError("--rate wants 0, or at least 300 bit/s");
            }
        });
        VerbRun.SetAction(command, json, context, (parse, run) => RunAsync(
            run,
            new DemoOptions
            {
                CapturePath = parse.GetValue(capture)!,
                LineRateBps = parse.GetValue(rate) is 0 ? null : parse.GetValue(rate),
                Verifier = parse.GetValue(verify),
                Authentication = parse.GetValue(auth) switch
                {
                    "pap" => PppAuthProtocol.Pap,
                    "mschapv2" => PppAuthProtocol.MsChapV2,
                    _ => PppAuthProtocol.ChapMd5,
                },
            }));
        return command;
    }

    private static async Task<ExitCode> RunAsync(VerbRun run, DemoOptions options)
    {
        var ladder = new Ladder(TimeProvider.System);
        run.Say("A modem call between two adapters; each line: seconds, who, layer, what.");
        try
        {
            DemoResult result;
            await using (new LiveLadder(run, ladder))
            {
                result = await new DemoRun(options, ladder).RunAsync(run.Context.Interrupted);
            }

            Summarize(run, result);
            run.Document(result);
            return result.Outcome == "success" ? ExitCode.Success : ExitCode.Failed;
        }
        catch (CallFailedException e)
        {
            throw new CliException(ExitCode.Failed, e.Cause, e.Message, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCode.BadUsage, "captureFailed", $"the capture cannot be written: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!run.Context.Interrupted.IsCancellationRequested)
        {
            throw new CliException(ExitCode.Failed, "timedOut", "the demonstration took too long; the ladder shows where it stopped", e);
        }
    }

    private static void Summarize(VerbRun run, DemoResult result)
    {
        Grid grid = new Grid().AddColumns(2);
        Row("call", $"through after {result.CallSetupMs} ms, {result.ConnectBitsPerSecond} bit/s");
        Row("PPP", $"up after {result.Ppp.SetupMs} ms more, {result.Ppp.Local.Auth} of the caller");
        Row("caller", $"{result.Ppp.Local.Address}, MRU {result.Ppp.Local.Mru}");
        Row("answerer", $"{result.Ppp.Remote.Address}, MRU {result.Ppp.Remote.Mru}");
        Row("ping", result.Ping.ToString());
        Row("throughput", $"{result.ThroughputBytesPerSecond:F0} bytes/s of IP, {result.ThroughputLost} lost");
        Row("capture", result.Capture);
        Row("leaks", result.Leaks.ToString());
        foreach (string detail in result.LeakDetails.Concat(result.Violations))
        {
            Row("", detail);
        }

        run.Human.WriteLine();
        run.Human.Write(grid);
        run.Say(result.Outcome == "success" ? "Everything worked and was given back." : $"Not as it should be: {result.Outcome}.");

        void Row(string name, string value) => _ = grid.AddRow(new Text(name), new Text(value));
    }
}
