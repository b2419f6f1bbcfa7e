using System.Text.Json;
using UserCoNdis.Integration.Tests.Peers;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests;

/// <summary>The whole house, as a user runs it, against the kernel's PPP with pppd.</summary>
public sealed class CliPppdTests(ITestOutputHelper output)
{
    private const int Success = 0;
    private const int Failed = 1;

    [RequiresTheory("linux.uml", "pppd", "ip", "busybox", "tshark")]
    [InlineData("none", "none")]
    [InlineData("pap", "pap")]
    [InlineData("chap", "chapMd5")]
    [InlineData("mschap-v2", "msChapV2")]
    public void Dial_DirectToPppd_PingsBothWays(string asked, string agreed)
    {
        using UmlGuest guest = new(new UmlScenario(Authentication: asked), output);
        using Ucondis ucondis = Ucondis.Call(output, "sesame", "dial", guest.Link, "--direct", "--ping", "--count", "2", "--for", "1500ms");

        JsonElement call = ucondis.EndOfCall(Success);

        Assert.Equal(agreed, call.GetProperty("ppp").GetProperty("local").GetProperty("auth").GetString(), ignoreCase: true);
        AssertPinged(call, guest);
        Tshark.Judge(ucondis.CapturePath, "lcp", "ipcp", "icmp");
    }

    [RequiresTheory("linux.uml", "pppd", "ip", "busybox", "tshark")]
    [InlineData("pap", "pap")]
    [InlineData("chap", "chap")]
    [InlineData("mschapv2", "chap")]
    public void Answer_DirectFromPppd_ChecksItAndPings(string asked, string protocol)
    {
        using UmlGuest guest = new(new UmlScenario(), output);
        using Ucondis ucondis = Answer(guest, "sesame", "--direct", "--auth", asked, "--ping", "--count", "2", "--for", "1500ms");

        JsonElement call = ucondis.EndOfCall(Success);

        AssertPinged(call, guest);
        Tshark.Judge(ucondis.CapturePath, "lcp", protocol, "ipcp", "icmp");
    }

    [RequiresTheory("linux.uml", "pppd", "ip", "busybox")]
    [InlineData("pap")]
    [InlineData("chap")]
    [InlineData("mschap-v2")]
    public void Dial_WithWrongSecret_SaysSo(string asked)
    {
        using UmlGuest guest = new(new UmlScenario(Authentication: asked), output);
        using Ucondis ucondis = Ucondis.Call(output, "wrong", "dial", guest.Link, "--direct", "--ping");

        JsonElement call = ucondis.EndOfCall(Failed);

        Assert.Equal("localAuthenticationFailed", call.GetProperty("cause").GetString());
    }

    [RequiresTheory("linux.uml", "pppd", "ip", "busybox")]
    [InlineData("pap")]
    [InlineData("chap")]
    [InlineData("mschapv2")]
    public void Answer_OfCallerWithWrongSecret_SaysSo(string asked)
    {
        using UmlGuest guest = new(new UmlScenario(Secret: "wrong"), output);
        using Ucondis ucondis = Answer(guest, "sesame", "--direct", "--auth", asked, "--ping");

        JsonElement call = ucondis.EndOfCall(Failed);

        Assert.Equal("peerAuthenticationFailed", call.GetProperty("cause").GetString());
    }

    [RequiresFact("linux.uml", "pppd", "chat", "ip", "busybox", "tshark")]
    public void Dial_ThroughChatAsModem_PingsBothWays()
    {
        using UmlGuest guest = new(new UmlScenario(GuestCall.Modem, "chap"), output);
        using Ucondis ucondis = Ucondis.Call(output, "sesame", "dial", guest.Link, "--number", "5551212", "--ping", "--count", "2", "--for", "1500ms");

        JsonElement call = ucondis.EndOfCall(Success);

        Assert.Equal(115200, call.GetProperty("lineRateBps").GetInt64());
        AssertPinged(call, guest);
        Tshark.Judge(ucondis.CapturePath, "lcp", "chap", "ipcp", "icmp");
    }

    [RequiresFact("linux.uml", "pppd", "chat", "ip", "busybox", "tshark")]
    public void Answer_OfRingingChatModem_PingsBothWays()
    {
        using UmlGuest guest = new(new UmlScenario(GuestCall.ModemRinging), output);
        using Ucondis ucondis = Answer(guest, "sesame", "--auth", "chap", "--ping", "--count", "2", "--for", "1500ms");

        JsonElement call = ucondis.EndOfCall(Success);

        AssertPinged(call, guest);
        Tshark.Judge(ucondis.CapturePath, "lcp", "chap", "ipcp", "icmp");
    }

    [RequiresFact("linux.uml", "pppd", "chat", "ip", "busybox", "tshark")]
    public void GuestThatDials_ThroughSimulatedModems_IsAnsweredAndPinged()
    {
        using SimulatedModems modems = new(output);
        using Ucondis ucondis = Ucondis.Call(
            output, "sesame", "answer", modems.Links[1], "--auth", "chap",
            "--local", UmlGuest.OurAddress, "--remote", UmlGuest.Address, "--ping", "--count", "2", "--for", "1500ms");
        ucondis.WaitFor("is open");
        using UmlGuest guest = new(
            new UmlScenario(GuestCall.Dials, Number: modems.Numbers[1], Line: $"tty:{modems.Paths[0]}"), output);

        JsonElement call = ucondis.EndOfCall(Success);

        AssertPinged(call, guest);
        Tshark.Judge(ucondis.CapturePath, "lcp", "chap", "ipcp", "icmp");
    }

    [RequiresFact("linux.uml", "pppd", "chat", "ip", "busybox", "tshark")]
    public void Dial_ToGuestThatAnswers_ThroughSimulatedModems_Pings()
    {
        using SimulatedModems modems = new(output);
        using UmlGuest guest = new(new UmlScenario(GuestCall.Answers, "mschap-v2", Line: $"tty:{modems.Paths[1]}"), output);
        using Ucondis ucondis = Ucondis.Call(
            output, "sesame", "dial", modems.Links[0], "--number", modems.Numbers[1], "--ping", "--count", "2", "--for", "1500ms");

        JsonElement call = ucondis.EndOfCall(Success);

        AssertPinged(call, guest);
        Tshark.Judge(ucondis.CapturePath, "lcp", "chap", "ipcp", "icmp");
    }

    [RequiresFact("linux.uml", "pppd", "ip", "busybox")]
    public void Guest_KilledDuringCall_EndsItWithACause()
    {
        using UmlGuest guest = new(new UmlScenario(), output);
        using Ucondis ucondis = Ucondis.Call(output, "sesame", "dial", guest.Link, "--direct");
        ucondis.WaitFor("up: 10.9.1.2 to 10.9.1.1");

        guest.Kill();

        Assert.Equal("failed", ucondis.EndOfCall(Failed).GetProperty("outcome").GetString());
    }

    [RequiresFact("linux.uml", "pppd", "ip", "busybox")]
    public void Interrupt_DuringCall_HangsUpInOrder()
    {
        using UmlGuest guest = new(new UmlScenario(), output);
        using Ucondis ucondis = Ucondis.Call(output, "sesame", "dial", guest.Link, "--direct");
        ucondis.WaitFor("up: 10.9.1.2 to 10.9.1.1");

        ucondis.Interrupt();

        Assert.Equal("interrupted", ucondis.EndOfCall(Success).GetProperty("cause").GetString());
        guest.WaitFor("rcvd [LCP TermReq");
    }

    /// <summary>pppd names both addresses, so the answerer must have the ones it names.</summary>
    private Ucondis Answer(UmlGuest guest, string secret, params string[] arguments) => Ucondis.Call(
        output, secret, "answer", guest.Link, ["--local", UmlGuest.OurAddress, "--remote", UmlGuest.Address, .. arguments]);

    private static void AssertPinged(JsonElement call, UmlGuest guest)
    {
        Assert.Equal("success", call.GetProperty("outcome").GetString());
        Assert.True(call.GetProperty("ping").GetProperty("received").GetInt32() > 0);
        guest.WaitFor("GUEST ping answered", seconds: 1);
    }
}
