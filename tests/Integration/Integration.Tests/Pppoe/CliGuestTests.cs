using System.Text.Json;
using UserCoNdis.Integration.Tests.Peers;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Pppoe;

/// <summary>The whole house, as a user runs it, with rp-pppoe's concentrator and the kernel's PPPoE under pppd in a guest.</summary>
public sealed class CliGuestTests(ITestOutputHelper output)
{
    private const int Success = 0;
    private const int Failed = 1;

    // pppd(8), EXIT STATUS.
    private const int PppdPeerHungUp = 16;
    private const int PppdWeFailedAuthentication = 19;

    private static readonly string[] s_ping = ["--ping", "--pings", "2", "--for", "1500ms"];

    [RequiresTheory(PppoeGuest.Kernel, "pppoe-server", "pppd", "ip", "busybox", "tshark")]
    [InlineData("noauth", "none")]
    [InlineData("require-pap", "pap")]
    [InlineData("require-chap", "chapMd5")]
    [InlineData("require-mschap-v2", "msChapV2")]
    public void Dial_ConcentratorOfGuest_PingsBothWays(string asked, string agreed)
    {
        using PppoeGuest guest = PppoeGuest.OnPath(output);
        guest.SetSecret("joe", "sesame");
        GuestConcentrator other = new("uml-other", "other", 1, "noauth");
        GuestConcentrator wanted = new("uml-ac", "isp", 2, asked, "+ipv6");
        guest.Serve(other);
        guest.Serve(wanted);
        using Ucondis ucondis = Ucondis.Call(
            output, "sesame", "dial", guest.Link, ["--ac", wanted.Name, "--service", wanted.Service, "--ipv6", .. s_ping]);
        guest.PlugIn(ucondis);

        JsonElement call = ucondis.EndOfCall(Success);

        Assert.Equal(agreed, call.GetProperty("ppp").GetProperty("local").GetProperty("auth").GetString(), ignoreCase: true);
        Assert.Equal(wanted.FirstCaller, call.GetProperty("ppp").GetProperty("local").GetProperty("address").GetString());
        Assert.Equal(wanted.Name, call.GetProperty("pppoe").GetProperty("concentrator").GetString());
        AssertPinged(call);
        guest.WaitFor($"GUEST {wanted.Name} ping answered", seconds: 1);
        Tshark.Judge(ucondis.CapturePath, "pppoed", "pppoes", "lcp", "ipcp", "ipv6cp", "icmp");
    }

    [RequiresTheory(PppoeGuest.Kernel, "pppoe-server", "pppd", "ip", "busybox")]
    [InlineData("require-pap")]
    [InlineData("require-chap")]
    [InlineData("require-mschap-v2")]
    public void Dial_ConcentratorOfGuestWithWrongSecret_SaysSo(string asked)
    {
        using PppoeGuest guest = PppoeGuest.OnPath(output);
        guest.SetSecret("joe", "sesame");
        guest.Serve(new GuestConcentrator("uml-ac", "isp", 1, asked));
        using Ucondis ucondis = Ucondis.Call(output, "wrong", "dial", guest.Link, "--ping");
        guest.PlugIn(ucondis);

        JsonElement call = ucondis.EndOfCall(Failed);

        Assert.Equal("localAuthenticationFailed", call.GetProperty("cause").GetString());
    }

    [RequiresTheory(PppoeGuest.Kernel, "pppd", "ip", "busybox", "tshark")]
    [InlineData("pap", "pap")]
    [InlineData("chap", "chap")]
    [InlineData("mschapv2", "chap")]
    public void Answer_OfKernelsPppoeInGuest_ChecksItAndIsPinged(string asked, string protocol)
    {
        using PppoeGuest guest = PppoeGuest.OnPath(output);
        guest.SetSecret("joe", "sesame");
        using Ucondis ucondis = Answer(guest, "--auth", asked, "--ac-name", "ours", "--service", "isp", "--ipv6");

        guest.Dial("call", "user", "joe", "rp_pppoe_ac", "ours", "rp_pppoe_service", "isp", "+ipv6", "noauth");

        guest.WaitFor("GUEST call up 10.64.0.2 10.64.0.1");
        guest.WaitFor("GUEST call ping answered");
        guest.WaitFor("GUEST call up6");
        Assert.Equal(1, ucondis.EndOfServing().GetProperty("sessions").GetProperty("opened").GetInt32());
        Assert.Equal(PppdPeerHungUp, guest.WaitForExit("call"));
        Tshark.Judge(ucondis.CapturePath, "pppoed", "pppoes", "lcp", protocol, "ipcp", "ipv6cp", "icmp");
    }

    [RequiresTheory(PppoeGuest.Kernel, "pppd", "ip", "busybox")]
    [InlineData("pap")]
    [InlineData("chap")]
    [InlineData("mschapv2")]
    public void Answer_OfKernelsPppoeWithWrongSecret_SaysSo(string asked)
    {
        using PppoeGuest guest = PppoeGuest.OnPath(output);
        guest.SetSecret("joe", "wrong");
        using Ucondis ucondis = Answer(guest, "--auth", asked);

        guest.Dial("call", "user", "joe", "noauth");

        Assert.Equal(PppdWeFailedAuthentication, guest.WaitForExit("call"));
        JsonElement sessions = ucondis.EndOfServing().GetProperty("sessions");
        Assert.Equal(0, sessions.GetProperty("opened").GetInt32());
        Assert.Equal(1, sessions.GetProperty("failed").GetProperty("peerAuthenticationFailed").GetInt32());
    }

    private Ucondis Answer(PppoeGuest guest, params string[] arguments)
    {
        Ucondis ucondis = Ucondis.Call(output, "sesame", "answer", guest.Link, arguments);
        guest.PlugIn(ucondis);
        ucondis.WaitFor("is open");
        return ucondis;
    }

    private static void AssertPinged(JsonElement call)
    {
        Assert.Equal("success", call.GetProperty("outcome").GetString());
        Assert.True(call.GetProperty("ping").GetProperty("received").GetInt32() > 0);
    }
}
