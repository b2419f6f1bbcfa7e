using System.Text.Json;
using UserCoNdis.Integration.Tests.Peers;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests;

/// <summary>The whole house, as a user runs it, against slirp, DOSBox's modem and mgetty.</summary>
public sealed class CliPeerTests(ITestOutputHelper output)
{
    private const int Success = 0;
    private const int Failed = 1;

    // slirp ends IPCP when it is left without an address; any will do.
    private static readonly string[] s_slirpCall = ["--remote", "10.0.2.100", "--count", "2", "--ping", SlirpPeer.LoopbackAddress];

    [RequiresTheory("slirp-fullbolt", "tshark")]
    [InlineData("", "none")]
    [InlineData("+pap", "pap")]
    [InlineData("+chap", "chapMd5")]
    public void Dial_SlirpAsProgram_Pings(string slirpOptions, string agreed)
    {
        using SlirpPeer slirp = new(slirpOptions);
        using Ucondis ucondis = Ucondis.Call(output, "sesame", "dial", slirp.Link, ["--direct", .. s_slirpCall]);

        JsonElement call = ucondis.EndOfCall(Success);

        Assert.Equal(agreed, call.GetProperty("ppp").GetProperty("local").GetProperty("auth").GetString(), ignoreCase: true);
        AssertPinged(call);
        Tshark.Judge(ucondis.CapturePath, "lcp", "ipcp", "icmp");
    }

    [RequiresTheory("slirp-fullbolt")]
    [InlineData("+pap")]
    [InlineData("+chap")]
    public void Dial_SlirpWithWrongSecret_SaysSo(string slirpOptions)
    {
        using SlirpPeer slirp = new(slirpOptions);
        using Ucondis ucondis = Ucondis.Call(output, "wrong", "dial", slirp.Link, ["--direct", .. s_slirpCall]);

        Assert.Equal("localAuthenticationFailed", ucondis.EndOfCall(Failed).GetProperty("cause").GetString());
    }

    [RequiresFact("dosbox", "as", "objcopy", "slirp-fullbolt", "socat", "tshark")]
    public void Dial_ThroughDosboxModem_RunsPpp()
    {
        using SlirpPeer slirp = new("+chap");
        using TelephoneProgram far = TelephoneProgram.Answering(output, slirp.Command);
        using DosboxModem modem = new(withLines: false, output);
        modem.AwaitReady();
        using Ucondis ucondis = Ucondis.Call(
            output, "sesame", "dial", modem.Link, ["--number", DosboxModem.NumberOf(far.Port), .. s_slirpCall]);

        AssertPinged(ucondis.EndOfCall(Success));
        Tshark.Judge(ucondis.CapturePath, "lcp", "chap", "ipcp", "icmp");
    }

    [RequiresFact("dosbox", "as", "objcopy", "slirp-fullbolt", "socat", "tshark")]
    public void Answer_ThroughDosboxModem_RunsPpp()
    {
        using SlirpPeer slirp = new();
        using DosboxModem modem = new(withLines: false, output);
        modem.AwaitReady();
        using Ucondis ucondis = new(
            output, null, ["answer", modem.Link, "--local", SlirpPeer.OurAddress, .. s_slirpCall, "--verify", "enforce"]);
        ucondis.WaitFor("Ready");
        using TelephoneProgram caller = TelephoneProgram.Calling(output, modem.TelephonePort, slirp.Command);

        AssertPinged(ucondis.EndOfCall(Success));
    }

    [RequiresFact("dosbox", "as", "objcopy")]
    public void Dial_ThroughDosboxModemToClosedPort_IsNoCarrier()
    {
        using DosboxModem modem = new(withLines: false, output);
        modem.AwaitReady();
        using Ucondis ucondis = Ucondis.Call(
            output, "sesame", "dial", modem.Link, "--number", DosboxModem.NumberOf(DosboxModem.FreePort()), "--ping");

        Assert.Equal("noCarrier", ucondis.EndOfCall(Failed).GetProperty("cause").GetString());
    }

    [RequiresFact("mgetty", "unshare", "slirp-fullbolt", "tshark", Root = true)]
    public void Dial_ToMgettyThroughSimulatedModems_RunsPpp()
    {
        using SimulatedModems modems = new(output);
        using MgettyPeer mgetty = new(modems.Paths[1], "+pap", output);
        mgetty.WaitFor("removing lock file");
        using Ucondis ucondis = Ucondis.Call(
            output, "sesame", "dial", modems.Links[0], ["--number", modems.Numbers[1], .. s_slirpCall]);

        AssertPinged(ucondis.EndOfCall(Success));
        Tshark.Judge(ucondis.CapturePath, "lcp", "pap", "ipcp", "icmp");
    }

    private static void AssertPinged(JsonElement call)
    {
        Assert.Equal("success", call.GetProperty("outcome").GetString());
        Assert.True(call.GetProperty("ping").GetProperty("received").GetInt32() > 0);
    }
}
