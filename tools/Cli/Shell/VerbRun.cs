using System.CommandLine;
using Spectre.Console;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Shell;

/// <summary>One run of a verb: where its words and its document go, and how a failure ends it.</summary>
internal sealed class VerbRun
{
    private VerbRun(CliContext context, string verb, bool json)
    {
        Context = context;
        Verb = verb;
        Json = json;
        Human = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(context.Error),
            Ansi = context.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = context.IsTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!context.IsTerminal)
        {
            Human.Profile.Width = 160; // nothing tells the width of a file
        }
    }

    /// <summary>Gets the outside.</summary>
    public CliContext Context { get; }

    /// <summary>Gets the verb's name.</summary>
    public string Verb { get; }

    /// <summary>Gets whether a program reads standard output.</summary>
    public bool Json { get; }

    /// <summary>Gets standard error, with colours where there is a terminal.</summary>
    public IAnsiConsole Human { get; }

    /// <summary>Gives a command its work: exceptions that a user can act on become one line and an exit code.</summary>
    public static void SetAction(
        Command command, Option<bool> json, CliContext context, Func<ParseResult, VerbRun, Task<ExitCode>> work) =>
        command.SetAction(async (parse, _) =>
        {
            var run = new VerbRun(context, command.Name, parse.GetValue(json));
            try
            {
                return (int)await work(parse, run);
            }
            catch (CliException e)
            {
                return (int)run.Fail(e);
            }
            catch (LinkException e)
            {
                return (int)run.Fail(CliException.Of(e));
            }
            catch (OperationCanceledException) when (context.Interrupted.IsCancellationRequested)
            {
                return (int)run.Fail(new CliException(ExitCode.Failed, "interrupted", "interrupted before the work was done"));
            }
        });

    /// <summary>Says one line to people.</summary>
    public void Say(string line) => Human.WriteLine(line);

    /// <summary>Prints the result for programs, if one reads it.</summary>
    public void Document<T>(T document)
    {
        if (Json)
        {
            JsonOutput.Write(Context.Out, document);
        }
    }

    private ExitCode Fail(CliException e)
    {
        Context.Error.WriteLine($"ucondis {Verb}: {OneLine(e.Message)}");
        Document(new FailureDocument(Verb, "failed", e.Cause, OneLine(e.Message), (int)e.Code));
        return e.Code;
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
