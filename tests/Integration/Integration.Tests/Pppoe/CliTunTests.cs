using System.Text.Json;
using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.TestKit.Net;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Pppoe;

/// <summary>The system's own programs through a call: their packets go in and out by a TUN interface.</summary>
public sealed class CliTunTests(ITestOutputHelper output)
{
    private const int Success = 0;
    private const string Tun = "wan0";
    private const string Tap = "tap0";
    private const string ConcentratorAddress = "10.64.0.1";
    private const string CallerAddress = "10.64.0.2";

    [RequiresFact("busybox", "iperf3", "tshark", Net = true)]
    public void Call_BetweenTunsOfTwoMachines_CarriesTheirTrafficBothWays()
    {
        using EthernetCable cable = new();
        using Ucondis concentrator = Serve(cable, "--tun", Tun, "--mss-clamp");
        using Ucondis caller = Dial(cable, "--tun", Tun, "--mss-clamp");
        caller.WaitFor($"up: {CallerAddress} to {ConcentratorAddress}");

        Ping(cable.Near, "-c", "3", ConcentratorAddress);
        Ping(cable.Far, "-c", "3", CallerAddress);
        Ping(cable.Near, "-c", "2", "-s", "1464", ConcentratorAddress); // 1464 + 28 = 1492
        Ping(cable.Near, "-6", "-c", "2", $"{LinkLocal(cable.Far)}%{Tun}");
        Ping(cable.Far, "-6", "-c", "2", $"{LinkLocal(cable.Near)}%{Tun}");
        using PeerProcess server = Iperf(cable.Far);
        Transfer(cable.Near, ConcentratorAddress);
        Transfer(cable.Near, ConcentratorAddress, "-R");
        Transfer(cable.Near, $"{LinkLocal(cable.Far)}%{Tun}", "-6");

        caller.Interrupt();
        Assert.Equal(Tun, caller.EndOfCall(Success).GetProperty("tun").GetString());
        JsonElement sessions = concentrator.EndOfServing().GetProperty("sessions");
        Assert.Equal(1, sessions.GetProperty("opened").GetInt32());
        Assert.DoesNotContain(Tun, cable.Near.Ip("link") + cable.Far.Ip("link"), StringComparison.Ordinal);
        foreach (Ucondis end in new[] { caller, concentrator })
        {
            Tshark.Judge(end.CapturePath, "pppoed", "pppoes", "lcp", "chap", "ipcp", "ipv6cp", "icmp", "icmpv6", "tcp");
        }
    }

    [RequiresFact(PppoeGuest.Kernel, "pppoe-server", "pppd", "ip", "busybox", "iperf3", "tshark", Net = true)]
    public void Dial_ConcentratorOfGuestOverTap_CarriesTrafficBothWays()
    {
        using NetNamespace home = new();
        MakeTap(home);
        using PppoeGuest guest = PppoeGuest.OnTap(output, Tap, home);
        guest.SetSecret("joe", "sesame");
        GuestConcentrator concentrator = new("uml-ac", "isp", 1, "require-mschap-v2", "+ipv6");
        guest.Serve(concentrator);
        guest.Run("iperf3 -s &");
        using Ucondis ucondis = Ucondis.CallIn(home, output, "sesame", "dial", $"eth:{Tap}", "--tun", Tun);

        guest.WaitFor("GUEST uml-ac ping answered"); // the system answered, through the TUN
        guest.WaitFor("GUEST uml-ac ping6 answered");
        Ping(home, "-c", "3", concentrator.Address);
        Transfer(home, concentrator.Address);
        Transfer(home, concentrator.Address, "-R");

        ucondis.Interrupt();
        ucondis.EndOfCall(Success);
        Tshark.Judge(ucondis.CapturePath, "pppoed", "pppoes", "lcp", "chap", "ipcp", "ipv6cp", "icmp", "icmpv6", "tcp");
    }

    [RequiresFact(PppoeGuest.Kernel, "pppd", "ip", "busybox", "iperf3", "tshark", Net = true)]
    public void Answer_OfKernelsPppoeOverTap_CarriesTrafficBothWays()
    {
        using NetNamespace home = new();
        MakeTap(home);
        using PppoeGuest guest = PppoeGuest.OnTap(output, Tap, home);
        guest.SetSecret("joe", "sesame");
        using Ucondis ucondis = Ucondis.CallIn(home, output, "sesame", "answer", $"eth:{Tap}", "--tun", Tun);
        ucondis.WaitFor("is open");

        guest.Dial("call", "user", "joe", "noauth", "+ipv6");

        guest.WaitFor("GUEST call ping answered");
        guest.WaitFor("GUEST call ping6 answered");
        guest.Run("iperf3 -s &");
        Ping(home, "-c", "3", CallerAddress);
        Transfer(home, CallerAddress);
        Transfer(home, CallerAddress, "-R");
        ucondis.EndOfServing();
        Tshark.Judge(ucondis.CapturePath, "pppoed", "pppoes", "lcp", "chap", "ipcp", "ipv6cp", "icmp", "icmpv6", "tcp");
    }

    /// <summary>The TAP is ours, the concentrator's interface the system's end of it.</summary>
    [RequiresFact(HostConcentrator.Program, "pppoe", "slirp-fullbolt", "socat", "busybox", "iperf3", "tshark", Net = true)]
    public void Dial_ThroughTapOfOurs_ToConcentratorOnItsInterface_CarriesTraffic()
    {
        using NetNamespace home = new();
        MakeTap(home);
        using HostConcentrator concentrator = new(output, home, Tap);
        using PeerProcess server = Iperf(home);
        using Ucondis ucondis = Ucondis.CallIn(home, output, "sesame", "dial", $"tap:{Tap}", "--remote", "10.0.2.100", "--tun", Tun, "--route", "10.0.2.0/24");
        ucondis.WaitFor($"up: {SlirpPeer.OurAddress}");

        Ping(home, "-c", "3", SlirpPeer.LoopbackAddress);
        Transfer(home, SlirpPeer.LoopbackAddress);
        Transfer(home, SlirpPeer.LoopbackAddress, "-R");

        ucondis.Interrupt();
        ucondis.EndOfCall(Success);
        Tshark.Judge(ucondis.CapturePath, "pppoed", "pppoes", "lcp", "ipcp", "icmp", "tcp");
    }

    [RequiresFact("busybox", Net = true)]
    public void Killed_DuringACall_LeavesNoInterface()
    {
        using EthernetCable cable = new();
        using Ucondis concentrator = Serve(cable, "--tun", Tun);
        using Ucondis caller = Dial(cable, "--tun", Tun);
        caller.WaitFor($"up: {CallerAddress} to {ConcentratorAddress}");
        Assert.Contains(Tun, cable.Near.Ip("link"), StringComparison.Ordinal);

        caller.Kill();

        Assert.DoesNotContain(Tun, cable.Near.Ip("link"), StringComparison.Ordinal);
        Assert.DoesNotContain(ConcentratorAddress, cable.Near.Ip("route"), StringComparison.Ordinal);
    }

    private static void MakeTap(NetNamespace home)
    {
        home.Ip("tuntap", "add", Tap, "mode", "tap");
        home.Ip("link", "set", Tap, "addrgenmode", "none", "up");
    }

    private Ucondis Serve(EthernetCable cable, params string[] arguments)
    {
        Ucondis ucondis = Ucondis.CallIn(cable.Far, output, "sesame", "answer", $"eth:{cable.FarInterface}", arguments);
        ucondis.WaitFor("is open");
        return ucondis;
    }

    private Ucondis Dial(EthernetCable cable, params string[] arguments) =>
        Ucondis.CallIn(cable.Near, output, "sesame", "dial", $"eth:{cable.NearInterface}", arguments);

    private void Ping(NetNamespace home, params string[] arguments) => Run(home, "busybox", ["ping", "-i", "0.1", "-W", "2", .. arguments]);

    private void Transfer(NetNamespace home, string address, params string[] options) =>
        Run(home, "iperf3", ["-c", address, "-n", "4M", "--connect-timeout", "5000", .. options]);

    private PeerProcess Iperf(NetNamespace home)
    {
        PeerProcess server = PeerProcess.Start(output, new PeerProgram("iperf3", ["-s", "--forceflush"]) { Home = home });
        server.WaitFor("Server listening");
        return server;
    }

    private void Run(NetNamespace home, string program, string[] arguments)
    {
        using PeerProcess process = PeerProcess.Start(output, new PeerProgram(program, arguments) { Home = home });
        int exitCode = process.WaitForExit();
        Assert.True(exitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {exitCode}:\n{process.Text}");
    }

    /// <summary>The link-local address of the TUN.</summary>
    private static string LinkLocal(NetNamespace home) =>
        home.Ip("-6", "-o", "addr", "show", "dev", Tun, "scope", "link").Split("inet6 ")[1].Split(['/', ' '])[0];
}
