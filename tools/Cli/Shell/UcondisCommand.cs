using System.CommandLine;
using System.CommandLine.Invocation;
using UserCoNdis.Tools.Cli.Commands;

namespace UserCoNdis.Tools.Cli.Shell;

/// <summary>The command line: its verbs, and how it is run.</summary>
internal static class UcondisCommand
{
    /// <summary>Runs one command line.</summary>
    public static async Task<ExitCode> RunAsync(IReadOnlyList<string> args, CliContext context)
    {
        RootCommand root = Build(context);
        ParseResult parse = root.Parse(args.Count == 0 ? ["--help"] : args);
        if (parse.Action is ParseErrorAction)
        {
            return Refuse(parse, context);
        }

        var invocation = new InvocationConfiguration
        {
            Output = context.Out,
            Error = context.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // signals are ours, see Interrupts
        };
        int code = await parse.InvokeAsync(invocation, CancellationToken.None);
        return args.Count == 0 ? ExitCode.BadUsage : (ExitCode)code;
    }

    private static RootCommand Build(CliContext context)
    {
        var json = new Option<bool>("--json")
        {
            Description = "Print one JSON document on standard output; words for people stay on standard error",
            Recursive = true,
        };
        return new RootCommand("Hosts CoNDIS drivers in an ordinary process and places real calls through them.")
        {
            json,
            DemoCommand.Create(context, json),
            DialCommand.Create(context, json),
            AnswerCommand.Create(context, json),
            SimulateCommand.Create(context, json),
            DevicesCommand.Create(context, json),
            DoctorCommand.Create(context, json),
            ContractCommand.Create(context, json),
            BenchCommand.Create(context, json),
        };
    }

    private static ExitCode Refuse(ParseResult parse, CliContext context)
    {
        string verb = parse.CommandResult.Command is RootCommand ? "" : parse.CommandResult.Command.Name;
        string name = verb.Length == 0 ? "ucondis" : $"ucondis {verb}";
        string wrong = verb.Length == 0 && parse.UnmatchedTokens.Count > 0
            ? $"'{parse.UnmatchedTokens[0]}' is no verb; known are {string.Join(", ", parse.CommandResult.Command.Subcommands.Select(each => each.Name))}"
            : parse.Errors[0].Message.ReplaceLineEndings(" ").TrimEnd('.');
        string message = $"{wrong}. Try '{name} --help'.";
        context.Error.WriteLine($"{name}: {message}");
        if (parse.Tokens.Any(token => token.Value == "--json"))
        {
            JsonOutput.Write(context.Out, new FailureDocument(verb, "failed", "badUsage", message, (int)ExitCode.BadUsage));
        }

        return ExitCode.BadUsage;
    }
}
