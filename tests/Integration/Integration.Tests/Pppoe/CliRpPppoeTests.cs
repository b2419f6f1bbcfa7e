using System.Text.Json;
using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.TestKit.Net;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Pppoe;

/// <summary>The whole house, as a user runs it, with rp-pppoe at the other end of a cable and slirp behind it.</summary>
public sealed class CliRpPppoeTests(ITestOutputHelper output)
{
    private const int Success = 0;
    private const int Failed = 1;

    // slirp ends IPCP when it is left without an address; any will do.
    private static readonly string[] s_slirpCall = ["--remote", "10.0.2.100"];

    [RequiresTheory(HostConcentrator.Program, "pppoe", "slirp-fullbolt", "socat", "tshark", Net = true)]
    [InlineData("", "none")]
    [InlineData("+pap", "pap")]
    [InlineData("+chap", "chapMd5")]
    public void Dial_PppoeServerWithSlirp_Pings(string slirpOptions, string agreed)
    {
        using EthernetCable cable = new();
        using HostConcentrator concentrator = new(output, cable.Far, cable.FarInterface, slirpOptions: slirpOptions, serverOptions: ["-M", "a message of the day"]);
        using Ucondis ucondis = Dial(cable, "sesame", "--service", "isp", "--ping", SlirpPeer.LoopbackAddress, "--pings", "2");

        JsonElement call = ucondis.EndOfCall(Success);

        Assert.Equal(agreed, call.GetProperty("ppp").GetProperty("local").GetProperty("auth").GetString(), ignoreCase: true);
        Assert.Equal(VethPair.FarAddress, call.GetProperty("pppoe").GetProperty("peer").GetString());
        Assert.True(call.GetProperty("ping").GetProperty("received").GetInt32() > 0);
        Tshark.Judge(ucondis.CapturePath, "pppoed", "pppoes", "lcp", "ipcp", "icmp");
    }

    [RequiresTheory(HostConcentrator.Program, "pppoe", "slirp-fullbolt", "socat", Net = true)]
    [InlineData("+pap")]
    [InlineData("+chap")]
    public void Dial_PppoeServerWithWrongSecret_SaysSo(string slirpOptions)
    {
        using EthernetCable cable = new();
        using HostConcentrator concentrator = new(output, cable.Far, cable.FarInterface, slirpOptions: slirpOptions);
        using Ucondis ucondis = Dial(cable, "wrong", "--ping");

        Assert.Equal("localAuthenticationFailed", ucondis.EndOfCall(Failed).GetProperty("cause").GetString());
    }

    /// <summary>All on one interface at either end: who looks on does not disturb who talks.</summary>
    [RequiresFact(HostConcentrator.Program, "pppoe", "slirp-fullbolt", "socat", Net = true)]
    public void Dial_ByNameAmongSeveralConcentrators_TakesThatOneOrNone()
    {
        using EthernetCable cable = new();
        using HostConcentrator one = new(output, cable.Far, cable.FarInterface, "rp-one", "first");
        using HostConcentrator two = new(output, cable.Far, cable.FarInterface, "rp-two", "second", offset: 100);
        using Ucondis second = Dial(cable, "sesame", "--ac", "rp-two", "--ping", SlirpPeer.LoopbackAddress, "--pings", "1");
        JsonElement call = second.EndOfCall(Success).GetProperty("pppoe");
        using Ucondis nobody = Dial(cable, "sesame", "--ac", "rp-three");
        nobody.WaitFor("discovery");
        using Ucondis first = Dial(cable, "sesame", "--service", "first", "--ping", SlirpPeer.LoopbackAddress, "--pings", "1");

        Assert.Equal("rp-two", call.GetProperty("concentrator").GetString());
        Assert.InRange(call.GetProperty("sessionId").GetInt32(), 101, 108);
        Assert.Equal("rp-one", first.EndOfCall(Success).GetProperty("pppoe").GetProperty("concentrator").GetString());
        nobody.Interrupt(); // a minute of PADI more would say that none is of that name
        Assert.Equal("interrupted", nobody.EndOfCall(Failed).GetProperty("cause").GetString());
    }

    [RequiresFact(HostConcentrator.Program, "pppoe", "slirp-fullbolt", "socat", "tshark", Net = true)]
    public void Padt_OfPppoeServer_EndsTheCallWithWhatItSays()
    {
        using EthernetCable cable = new();
        using HostConcentrator concentrator = new(output, cable.Far, cable.FarInterface);
        using Ucondis ucondis = Dial(cable, "sesame");
        ucondis.WaitFor($"up: {SlirpPeer.OurAddress}");

        concentrator.KillSessions();

        JsonElement call = ucondis.EndOfCall(Failed);
        Assert.Equal("terminated", call.GetProperty("cause").GetString());
        Assert.Contains("Child pppd process terminated", call.GetProperty("message").GetString(), StringComparison.Ordinal);
        Tshark.Judge(ucondis.CapturePath, "pppoed", "pppoes", "lcp", "ipcp");
    }

    /// <summary>It has room for one session: a second one needs the first to be over at its end too.</summary>
    [RequiresFact(HostConcentrator.Program, "pppoe", "slirp-fullbolt", "socat", Net = true)]
    public void Interrupt_OfOurCall_EndsItAtPppoeServer()
    {
        using EthernetCable cable = new();
        using HostConcentrator concentrator = new(output, cable.Far, cable.FarInterface, serverOptions: ["-N", "1"]);
        for (int call = 0; call < 2; call++)
        {
            using Ucondis ucondis = Dial(cable, "sesame");
            ucondis.WaitFor($"up: {SlirpPeer.OurAddress}");
            ucondis.Interrupt();
            Assert.Equal("interrupted", ucondis.EndOfCall(Success).GetProperty("cause").GetString());
        }
    }

    [RequiresFact("pppoe", "slirp-fullbolt", "socat", "busybox", "tshark", Net = true)]
    public void Answer_OfUserModeClient_PingsIt()
    {
        using EthernetCable cable = new();
        using Ucondis ucondis = Answer(
            cable, "--local", HostCaller.ConcentratorAddress, "--pool", "10.0.2.0/30", "--tun", "wan0", "--no-ipv6");
        using HostCaller first = new(output, cable.Near, cable.NearInterface);
        ucondis.WaitFor("session 1 opened");
        using HostCaller second = new(output, cable.Near, cable.NearInterface);
        ucondis.WaitFor("session 2 opened");

        // The second one has the address under which slirp is this machine's loopback.
        using (PeerProcess ping = PeerProcess.Start(
            output, new PeerProgram("busybox", ["ping", "-c", "3", "-i", "0.1", SlirpPeer.LoopbackAddress]) { Home = cable.Far }))
        {
            Assert.Equal(Success, ping.WaitForExit());
        }

        JsonElement end = ucondis.EndOfServing();
        first.WaitForExit(); // our PADT is their end
        second.WaitForExit();
        Assert.Equal(2, end.GetProperty("sessions").GetProperty("opened").GetInt32());
        Tshark.Judge(ucondis.CapturePath, "pppoed", "pppoes", "lcp", "ipcp", "icmp");
    }

    [RequiresFact("pppoe", Net = true)]
    public void LookAround_OfUserModeClient_ListsOurNameAndServices()
    {
        using EthernetCable cable = new();
        using Ucondis ucondis = Answer(cable, "--ac-name", "bench", "--service", "isp", "--service", "voice");

        using PeerProcess client = PeerProcess.Start(
            output, new PeerProgram("pppoe", ["-A", "-t", "1", "-I", cable.NearInterface]) { Home = cable.Near });

        client.WaitFor("Access-Concentrator: bench");
        client.WaitFor("Service-Name: isp");
        client.WaitFor("Service-Name: voice");
        Assert.Equal(Success, client.WaitForExit());
    }

    private Ucondis Dial(EthernetCable cable, string secret, params string[] arguments) =>
        Ucondis.CallIn(cable.Near, output, secret, "dial", $"eth:{cable.NearInterface}", [.. s_slirpCall, .. arguments]);

    private Ucondis Answer(EthernetCable cable, params string[] arguments)
    {
        Ucondis ucondis = Ucondis.OpenCallIn(cable.Far, output, "answer", $"eth:{cable.FarInterface}", arguments);
        ucondis.WaitFor("is open");
        return ucondis;
    }
}
