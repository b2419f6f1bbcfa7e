using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Cli.Tests;

/// <summary>What cannot be meant ends with code 2 and one line that says what, where and what to do.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("serial:/dev/ttyNOWHERE7", "/dev/ttyNOWHERE7", "ucondis devices")]
    [InlineData("serial:", "names no device", "serial:/dev/")]
    [InlineData("carrierpigeon:/coop", "carrierpigeon", "serial")]
    [InlineData("/dev/ttyS0", "/dev/ttyS0", "serial:")]
    [InlineData("serial:/dev/null?speed=fast", "speed", "fast")]
    [InlineData("serial:/dev/null?speed=0", "speed", "0")]
    [InlineData("serial:/dev/null?colour=red", "colour", "serial")]
    [InlineData("serial:/dev/null?parity=maybe", "parity", "even")]
    [InlineData("", "SCHEME:", "serial:")]
    public async Task Link_ThatCannotBeMeant_IsRefused(string link, params string[] words) =>
        (await CliRun.OfAsync("dial", link, "--number", "1")).AssertRefused(ExitCode.BadUsage, words);

    [Theory]
    [InlineData("--number", "12\r34", "dial string")]
    [InlineData("--number", "", "dial string")]
    [InlineData("--init", "FZ1", "AT")]
    [InlineData("--init", "AT\rATZ", "AT")]
    [InlineData("--for", "soon", "30s")]
    [InlineData("--for", "-5s", "30s")]
    [InlineData("--for", "0", "30s")]
    [InlineData("--count", "0", "1 to")]
    [InlineData("--count", "many", "many")]
    [InlineData("--ping", "somewhere", "10.0.0.1")]
    [InlineData("--local", "10.0.0", "10.0.0.1")]
    [InlineData("--remote", "10.0.0.256", "10.0.0.1")]
    [InlineData("--dns", "one", "10.0.0.1")]
    [InlineData("--auth", "kerberos", "mschapv2")]
    [InlineData("--verify", "hard", "enforce")]
    [InlineData("--capture", "/nowhere/at/all.pcapng", "/nowhere/at/all.pcapng")]
    [InlineData("--secret-file", "/nowhere/secret", "/nowhere/secret")]
    public async Task Value_ThatCannotBeMeant_IsRefused(string option, string value, string word)
    {
        string[] number = option == "--number" ? [] : ["--number", "1"];
        (await CliRun.OfAsync(["dial", "pty:", .. number, option, value])).AssertRefused(ExitCode.BadUsage, word);
    }

    [Fact]
    public async Task Dial_WithoutNumberOnAModem_AsksForIt() =>
        (await CliRun.OfAsync("dial", "pty:")).AssertRefused(ExitCode.BadUsage, "--number", "--direct");

    [Fact]
    public async Task Dial_WithNumberOnADirectLine_IsRefused() =>
        (await CliRun.OfAsync("dial", "pty:", "--direct", "--number", "1")).AssertRefused(ExitCode.BadUsage, "--number", "--direct");

    [Fact]
    public async Task Dial_WithoutLink_IsRefused() =>
        (await CliRun.OfAsync("dial")).AssertRefused(ExitCode.BadUsage, "dial --help");

    [Fact]
    public async Task Answer_WithThreeDnsServers_IsRefused() =>
        (await CliRun.OfAsync("answer", "pty:", "--dns", "1.1.1.1", "--dns", "2.2.2.2", "--dns", "3.3.3.3"))
            .AssertRefused(ExitCode.BadUsage, "two");

    [Fact]
    public async Task Answer_WithAuthAndNoUser_AsksWhoseSecret() =>
        (await CliRun.OfAsync(context => context with { Environment = _ => "secret" }, "answer", "pty:", "--auth", "chap"))
            .AssertRefused(ExitCode.BadUsage, "--user");

    [Theory, InlineData("dial"), InlineData("answer")]
    public async Task Secret_ThatIsNowhere_IsAskedForInOneLine(string verb)
    {
        string[] number = verb == "dial" ? ["--number", "1"] : [];
        (await CliRun.OfAsync([verb, "pty:", .. number, "--user", "joe"]))
            .AssertRefused(ExitCode.BadUsage, "secret", "--secret-file", "UCONDIS_SECRET");
    }

    [Theory]
    [InlineData("--ports", "0", "1 to")]
    [InlineData("--ports", "1000", "1 to")]
    [InlineData("--rate", "-1", "bit/s")]
    [InlineData("--busy", "-.-", "telephone number")]
    [InlineData("--carrier-loss", "later", "30s")]
    public async Task Simulate_WithAValueThatCannotBeMeant_IsRefused(string option, string value, string word) =>
        (await CliRun.OfAsync("simulate", "modem", option, value)).AssertRefused(ExitCode.BadUsage, word);

    [Fact]
    public async Task Simulate_OfOneNumberBusyAndDead_IsRefused() =>
        (await CliRun.OfAsync("simulate", "modem", "--busy", "5", "--no-answer", "5")).AssertRefused(ExitCode.BadUsage, "once");

    [Theory, InlineData("-1"), InlineData("299")]
    public async Task Demo_WithARateOutOfRange_IsRefused(string rate) =>
        (await CliRun.OfAsync("demo", "--rate", rate)).AssertRefused(ExitCode.BadUsage, "300");

    [Theory]
    [InlineData(LinkErrorKind.NotFound, ExitCode.BadUsage, "ucondis devices")]
    [InlineData(LinkErrorKind.InvalidOption, ExitCode.BadUsage, "what happened")]
    [InlineData(LinkErrorKind.PermissionDenied, ExitCode.Lacking, "usermod -aG")]
    [InlineData(LinkErrorKind.NotSupported, ExitCode.Lacking, "what happened")]
    [InlineData(LinkErrorKind.Busy, ExitCode.Failed, "what happened")]
    [InlineData(LinkErrorKind.Refused, ExitCode.Failed, "what happened")]
    [InlineData(LinkErrorKind.DeviceRemoved, ExitCode.Failed, "what happened")]
    public void LinkFailure_OfEachKind_HasItsCodeAndSaysWhatToDo(object kind, object code, string word)
    {
        CliException e = CliException.Of(new LinkException((LinkErrorKind)kind, "what happened"));
        Assert.Equal((ExitCode)code, e.Code);
        Assert.Contains(word, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dial_InterruptedBeforeItBegan_FailsWithTheCause()
    {
        CliRun run = await CliRun.OfAsync(
            context => context with { Interrupted = new CancellationToken(canceled: true) }, "dial", "pty:", "--direct", "--json");
        Assert.Equal(ExitCode.Failed, run.Code);
        Assert.Equal("interrupted", run.Document.GetProperty("cause").GetString());
    }
}
