using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Cli.Tests;

public sealed class UsageTests
{
    public static TheoryData<string> Verbs => ["demo", "dial", "answer", "devices", "doctor", "contract"];

    [Theory, MemberData(nameof(Verbs))]
    public async Task Help_OfEachVerb_IsOnStandardOutputWithCodeZero(string verb)
    {
        CliRun run = await CliRun.OfAsync(verb, "--help");
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Contains("--json", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Theory, MemberData(nameof(Verbs))]
    public async Task Option_Unknown_IsBadUsageInOneLine(string verb)
    {
        CliRun run = await CliRun.OfAsync(verb, "--colour");
        run.AssertRefused(ExitCode.BadUsage, "--colour", $"ucondis {verb} --help");
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task Verb_Unknown_IsBadUsageInOneLine() =>
        (await CliRun.OfAsync("dail")).AssertRefused(ExitCode.BadUsage, "dail", "ucondis --help");

    [Fact]
    public async Task Nothing_Typed_ShowsHelpAndIsBadUsage()
    {
        CliRun run = await CliRun.OfAsync();
        Assert.Equal(ExitCode.BadUsage, run.Code);
        Assert.Contains("devices", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadUsage_WithJson_IsADocumentToo()
    {
        CliRun run = await CliRun.OfAsync("devices", "--json", "--colour");
        Assert.Equal(ExitCode.BadUsage, run.Code);
        Assert.Equal("badUsage", run.Document.GetProperty("cause").GetString());
        Assert.Equal(2, run.Document.GetProperty("exitCode").GetInt32());
    }
}
