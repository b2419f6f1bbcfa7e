using System.CommandLine;
using System.Net;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Tools.Cli.Options;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Cli.Tests;

/// <summary>What the options of PPPoE come to.</summary>
public sealed class PppoeSettingsTests
{
    [Theory]
    [InlineData("eth:eth1", LinkKind.Frames)]
    [InlineData("tap:tap0", LinkKind.Frames)]
    [InlineData("unixdgram:/a?peer=/b", LinkKind.Frames)]
    [InlineData("loop:x?kind=frames", LinkKind.Frames)]
    [InlineData("loop:x", LinkKind.ByteStream)]
    [InlineData("serial:/dev/ttyS0", LinkKind.ByteStream)]
    [InlineData("fd:3?kind=frames", LinkKind.Frames)]
    public void KindOf_ALink_SaysWhatItCarries(string link, object kind) =>
        Assert.Equal((LinkKind)kind, CallLink.KindOf(link, LinkCatalog.Create()));

    [Theory]
    [InlineData("")]
    [InlineData("internet", "--service", "internet")]
    [InlineData(@"bench\", "--ac", "bench")]
    [InlineData(@"bench\internet", "--ac", "bench", "--service", "internet")]
    public void Dial_ByServiceAndConcentrator_IsOneAddress(string address, params string[] args) => Assert.Equal(address, Dial(args).Number);

    [Fact]
    public void Dial_OnFrames_RunsPppAsPppoeWantsIt()
    {
        CallSettings settings = Dial("--max-payload", "1500", "--vlan", "7", "--count", "3");
        Assert.Equal(PppMedium.Pppoe, settings.Ppp.Medium);
        Assert.Equal(1500, settings.Ppp.LocalMru);
        Assert.Equal(1500, settings.Pppoe.MaxFrameSize);
        Assert.Equal(7, settings.Pppoe.Vlan.Value);
        Assert.Equal(3, settings.Sessions);
        Assert.Equal(4, settings.PingCount);
        Assert.Equal(1492, Dial().Ppp.LocalMru);
    }

    [Fact]
    public void Count_OnAModem_CountsPingsAsEver()
    {
        CallSettings settings = Read("dial", "pty:", "--direct", "--ping", "--count", "7");
        Assert.Equal((1, 7), (settings.Sessions, settings.PingCount));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true, "--ipv6")]
    [InlineData(true, "--tun", "tun0")]
    [InlineData(false, "--tun", "tun0", "--no-ipv6")]
    public void Ipv6_IsOnWhereSomebodyUsesIt(bool isOn, params string[] args) => Assert.Equal(isOn, Dial(args).Ppp.Ipv6cp is not null);

    [Fact]
    public void Tun_OfACaller_HasTheRoutesAskedFor()
    {
        TunSettings tun = Dial("--tun", "tun0", "--route", "10.0.0.0/8", "--route", "2001:db8::/32", "--default-route", "--mss-clamp").Tun!;
        Assert.Equal([IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("0.0.0.0/0")], tun.Routes);
        Assert.True(tun.ClampMss);
        Assert.Null(tun.Network);
    }

    [Fact]
    public void Tun_OfAConcentrator_HasItsAddressInThePool()
    {
        ConcentratorSettings settings = Answer("--pool", "10.77.0.0/24", "--tun", "tun0");
        Assert.Equal((new Ipv4Address(0x0A4D0001), 24), settings.Tun!.Network);
        Assert.Empty(settings.Tun.Routes);
        Assert.Equal(settings.Tun.InterfaceId, settings.Ppp.Ipv6cp!.InterfaceId);
    }

    [Fact]
    public void Tun_OfAConcentratorWithAnAddressElsewhere_RoutesThePool()
    {
        ConcentratorSettings settings = Answer("--pool", "10.77.0.0/24", "--local", "192.0.2.1", "--tun", "tun0");
        Assert.Equal((new Ipv4Address(0xC0000201), 32), settings.Tun!.Network);
        Assert.Equal([IPNetwork.Parse("10.77.0.0/24")], settings.Tun.Routes);
        Assert.Equal(254, settings.Pppoe.MaxSessions);
    }

    [Fact]
    public void Answer_WithNothing_OffersAnyServiceToAsManyAsThePoolHas()
    {
        ConcentratorSettings settings = Answer();
        Assert.Equal([""], settings.Pppoe.Services);
        Assert.Equal(253, settings.Pppoe.MaxSessions);
        Assert.Empty(settings.Ppp.RequirePeerAuth);
    }

    [Fact]
    public void Answer_WithServicesAndAName_TellsThem()
    {
        ConcentratorSettings settings = Answer("--service", "internet", "--service", "video", "--ac-name", "bench", "--max-sessions", "9");
        Assert.Equal(["internet", "video"], settings.Pppoe.Services);
        Assert.Equal(("bench", 9), (settings.Pppoe.ConcentratorName, settings.Pppoe.MaxSessions));
    }

    private static CallSettings Dial(params string[] args) => Read("dial", "eth:eth1", args);

    private static CallSettings Read(string verb, string link, params string[] args) =>
        Parse(verb, link, args, (options, parse, context) => options.Read(parse, context));

    private static ConcentratorSettings Answer(params string[] args) =>
        Parse("answer", "eth:eth1", args, (options, parse, context) => options.ReadConcentrator(parse, context));

    private static T Parse<T>(string verb, string link, string[] args, Func<CallOptions, ParseResult, CliContext, T> read)
    {
        var command = new Command(verb);
        var options = new CallOptions(command, dials: verb == "dial");
        ParseResult parse = command.Parse([link, .. args]);
        Assert.Empty(parse.Errors);
        return read(options, parse, new CliContext { Out = TextWriter.Null, Error = TextWriter.Null });
    }
}
