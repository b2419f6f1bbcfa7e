using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Cli.Tests;

/// <summary>Options that do not go with what a link carries, or with each other, end with code 2 and one line.</summary>
public sealed class PppoeInputTests
{
    private const string Frames = "loop:nobody?kind=frames";

    [Theory]
    [InlineData("--number", "5551234", "--service")]
    [InlineData("--direct", null, "modems")]
    [InlineData("--init", "ATZ", "modems")]
    public async Task Frames_WithAModemsOption_AreRefused(string option, string? value, string word) =>
        (await CliRun.OfAsync(["dial", "eth:nowhere0", option, .. Values(value)])).AssertRefused(ExitCode.BadUsage, option, word);

    [Theory]
    [InlineData("dial", "--service", "internet")]
    [InlineData("dial", "--ac", "bench")]
    [InlineData("dial", "--vlan", "7")]
    [InlineData("dial", "--max-payload", "1500")]
    [InlineData("dial", "--mac", "02:00:00:00:00:01")]
    [InlineData("answer", "--ac-name", "bench")]
    [InlineData("answer", "--pool", "10.0.0.0/24")]
    [InlineData("answer", "--max-sessions", "5")]
    [InlineData("answer", "--discovery-rate", "5")]
    [InlineData("answer", "--users-file", "/dev/null")]
    public async Task Bytes_WithAPppoeOption_AreRefused(string verb, string option, string value) =>
        (await CliRun.OfAsync(verb, "pty:", option, value)).AssertRefused(ExitCode.BadUsage, option, "PPPoE");

    [Theory]
    [InlineData("--vlan", "0", "1 to 4094")]
    [InlineData("--vlan", "4095", "1 to 4094")]
    [InlineData("--vlan", "seven", "seven")]
    [InlineData("--max-payload", "127", "128 to")]
    [InlineData("--max-payload", "70000", "128 to")]
    [InlineData("--service", "", "printable")]
    [InlineData("--service", "a\\b", "backslash")]
    [InlineData("--ac", "süd", "ASCII")]
    [InlineData("--mac", "02:00", "02:00:00:00:00:01")]
    [InlineData("--mac", "ff:ff:ff:ff:ff:ff", "station")]
    [InlineData("--count", "0", "1 to 65534")]
    [InlineData("--count", "65535", "1 to 65534")]
    [InlineData("--pings", "0", "1 to 65535")]
    [InlineData("--tun", "much-too-long-a-name", "15 characters")]
    [InlineData("--tun", "a/b", "interface name")]
    [InlineData("--route", "10.0.0.0/8", "--tun")]
    [InlineData("--default-route", null, "--tun")]
    [InlineData("--mss-clamp", null, "--tun")]
    public async Task Dial_WithAValueThatCannotBeMeant_IsRefused(string option, string? value, string word) =>
        (await CliRun.OfAsync(["dial", Frames, option, .. Values(value)])).AssertRefused(ExitCode.BadUsage, option, word);

    [Theory]
    [InlineData("--pool", "10.0.0.0/31", "8 to 30")]
    [InlineData("--pool", "10.0.0.0/7", "8 to 30")]
    [InlineData("--pool", "10.0.0.1/24", "zeros")]
    [InlineData("--pool", "10.0.0.0", "10.0.0.0/24")]
    [InlineData("--pool", "fe80::/64", "IPv4")]
    [InlineData("--max-sessions", "0", "1 to 65534")]
    [InlineData("--max-sessions", "254", "--pool")]
    [InlineData("--discovery-rate", "0", "1 to")]
    [InlineData("--users-file", "/nowhere/users", "/nowhere/users")]
    [InlineData("--users-file", "/dev/null", "nobody")]
    [InlineData("--remote", "10.0.0.9", "--pool")]
    [InlineData("--count", "2", "one call")]
    [InlineData("--ping", null, "one call")]
    [InlineData("--auth", "chap", "secret")]
    public async Task Answer_WithAValueThatCannotBeMeant_IsRefused(string option, string? value, string word) =>
        (await CliRun.OfAsync(["answer", Frames, option, .. Values(value)])).AssertRefused(ExitCode.BadUsage, word);

    [Theory]
    [InlineData("--ping")]
    [InlineData("--pings", "3")]
    [InlineData("--count", "2")]
    public async Task Tun_WithWhatNeedsAHostInThisProcess_IsRefused(params string[] option) =>
        (await CliRun.OfAsync(["dial", Frames, "--tun", "tun0", .. option])).AssertRefused(ExitCode.BadUsage, option[0], "--tun");

    [Fact]
    public async Task Route_ThatIsNone_IsRefused() =>
        (await CliRun.OfAsync("dial", Frames, "--tun", "tun0", "--route", "10.1.2.3/8")).AssertRefused(ExitCode.BadUsage, "--route", "10.1.2.3/8");

    [Fact]
    public async Task Ipv6_WantedAndNotWanted_IsRefused() =>
        (await CliRun.OfAsync("dial", Frames, "--ipv6", "--no-ipv6")).AssertRefused(ExitCode.BadUsage, "--ipv6", "--no-ipv6");

    [Fact]
    public async Task Services_OfOneCall_AreRefused() =>
        (await CliRun.OfAsync("dial", Frames, "--service", "a", "--service", "b")).AssertRefused(ExitCode.BadUsage, "--service", "once");

    [Fact]
    public async Task BarePackets_AsALink_AreRefusedWithWhatToDo() =>
        (await CliRun.OfAsync("dial", "tun:tun0")).AssertRefused(ExitCode.BadUsage, "tun:tun0", "--tun tun0");

    [Fact]
    public async Task Interface_ThatIsNotThere_IsRefused() =>
        (await CliRun.OfAsync("dial", "eth:nowhere0")).AssertRefused(ExitCode.BadUsage, "nowhere0", "ucondis devices");

    private static string[] Values(string? value) => value is null ? [] : [value];
}
