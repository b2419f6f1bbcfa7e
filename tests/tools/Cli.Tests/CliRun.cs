using System.Text.Json;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Cli.Tests;

/// <summary>One command line, run in this process.</summary>
internal sealed record CliRun(ExitCode Code, string Out, string Error)
{
    /// <summary>Gets the lines of standard error.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Gets the document on standard output.</summary>
    public JsonElement Document => JsonDocument.Parse(Out).RootElement;

    public static Task<CliRun> OfAsync(params string[] args) => OfAsync(static context => context, args);

    /// <summary>Runs with something of the outside changed: an environment, a signal.</summary>
    public static async Task<CliRun> OfAsync(Func<CliContext, CliContext> outside, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30)); // what should be refused must not run for ever
        CliContext context = outside(new CliContext { Out = output, Error = error, Interrupted = limit.Token });
        ExitCode code = await UcondisCommand.RunAsync(args, context);
        return new CliRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Asserts an exit code and one clear line, no more, that contains all the words.</summary>
    public void AssertRefused(ExitCode code, params string[] words)
    {
        Assert.Equal(code, Code);
        string line = Assert.Single(ErrorLines);
        Assert.All(words, word => Assert.Contains(word, line, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
    }
}
