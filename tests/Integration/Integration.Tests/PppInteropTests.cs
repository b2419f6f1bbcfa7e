using System.Text;
using UserCoNdis.Integration.Tests.Engines;
using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.Transport.Protocols.Ppp;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests;

/// <summary>The PPP engine, alone, against the kernel's PPP with pppd.</summary>
public sealed class PppInteropTests(ITestOutputHelper output)
{
    [RequiresTheory("linux.uml", "pppd", "ip", "busybox", "tshark")]
    [InlineData("none", PppAuthProtocol.None)]
    [InlineData("pap", PppAuthProtocol.Pap)]
    [InlineData("chap", PppAuthProtocol.ChapMd5)]
    [InlineData("mschap-v2", PppAuthProtocol.MsChapV2)]
    public void Link_ToPppdThatAuthenticatesUs_PingsBothWays(string asked, PppAuthProtocol agreed)
    {
        using UmlGuest guest = new(new UmlScenario(Authentication: asked), output);
        using RawLine line = RawLine.Terminal(guest.SerialPath);
        using PppOverLine ppp = new(line, Options("sesame"), output);

        ppp.Open();
        ppp.WaitFor(PppEventKind.IpcpUp);

        Assert.Equal(agreed, ppp.Engine.Negotiated.LocalAuth);
        Assert.Equal(UmlGuest.OurAddress, ppp.Engine.Addresses.Local.ToString());
        Assert.Equal(UmlGuest.Address, ppp.Engine.Addresses.Remote.ToString());
        PingBothWays(ppp, guest);
        Assert.Equal(PppCloseCause.LocalClose, ppp.Close().Cause);
        guest.WaitFor("sent [LCP TermAck");
        Tshark.Judge(ppp.CapturePath, "lcp", "ipcp", "icmp");
    }

    [RequiresTheory("linux.uml", "pppd", "ip", "busybox", "tshark")]
    [InlineData(PppAuthProtocol.Pap, "pap")]
    [InlineData(PppAuthProtocol.ChapMd5, "chap")]
    [InlineData(PppAuthProtocol.MsChapV2, "chap")]
    public void Link_ToPppdThatWeAuthenticate_PingsBothWays(PppAuthProtocol asked, string protocol)
    {
        using UmlGuest guest = new(new UmlScenario(), output);
        using RawLine line = RawLine.Terminal(guest.SerialPath);
        using PppOverLine ppp = new(line, Options("sesame") with { RequirePeerAuth = [asked] }, output);

        ppp.Open();
        PppEvent proven = ppp.WaitFor(PppEventKind.AuthSucceeded);
        ppp.WaitFor(PppEventKind.IpcpUp);

        Assert.Equal(PppAuthSide.Peer, proven.Side);
        Assert.Equal(asked, ppp.Engine.Negotiated.PeerAuth);
        PingBothWays(ppp, guest);
        Assert.Equal(PppCloseCause.LocalClose, ppp.Close().Cause);
        Tshark.Judge(ppp.CapturePath, "lcp", protocol, "ipcp", "icmp");
    }

    [RequiresTheory("linux.uml", "pppd", "ip", "busybox", "tshark")]
    [InlineData("pap")]
    [InlineData("chap")]
    [InlineData("mschap-v2")]
    public void WrongSecret_ToPppd_EndsTheLink(string asked)
    {
        using UmlGuest guest = new(new UmlScenario(Authentication: asked), output);
        using RawLine line = RawLine.Terminal(guest.SerialPath);
        using PppOverLine ppp = new(line, Options("wrong"), output);

        ppp.Open();
        PppEvent failed = ppp.WaitFor(PppEventKind.AuthFailed);

        Assert.Equal(PppAuthSide.Local, failed.Side);
        Assert.Equal(PppCloseCause.LocalAuthenticationFailed, ppp.WaitFor(PppEventKind.Closed).Cause);
        Assert.Equal(PppdPeerFailedAuthentication, guest.WaitForPppdExit());
        Tshark.Judge(ppp.CapturePath, "lcp");
    }

    [RequiresTheory("linux.uml", "pppd", "ip", "busybox", "tshark")]
    [InlineData(PppAuthProtocol.Pap)]
    [InlineData(PppAuthProtocol.ChapMd5)]
    [InlineData(PppAuthProtocol.MsChapV2)]
    public void WrongSecret_OfPppd_EndsTheLink(PppAuthProtocol asked)
    {
        using UmlGuest guest = new(new UmlScenario(Secret: "wrong"), output);
        using RawLine line = RawLine.Terminal(guest.SerialPath);
        using PppOverLine ppp = new(line, Options("sesame") with { RequirePeerAuth = [asked] }, output);

        ppp.Open();
        PppEvent failed = ppp.WaitFor(PppEventKind.AuthFailed);

        Assert.Equal(PppAuthSide.Peer, failed.Side);
        Assert.Equal(PppCloseCause.PeerAuthenticationFailed, ppp.WaitFor(PppEventKind.Closed).Cause);
        Assert.Equal(PppdWeFailedAuthentication, guest.WaitForPppdExit());
    }

    [RequiresFact("linux.uml", "pppd", "ip", "busybox", "tshark")]
    public void Mru_OfPppd_IsTaken()
    {
        using UmlGuest guest = new(new UmlScenario(PppOptions: "mru 576"), output);
        using RawLine line = RawLine.Terminal(guest.SerialPath);
        using PppOverLine ppp = new(line, Options("sesame") with { LocalMru = 1000 }, output);

        ppp.Open();
        ppp.WaitFor(PppEventKind.IpcpUp);

        Assert.Equal(576, ppp.Engine.Negotiated.PeerMru);
        Assert.Equal(1000, ppp.Engine.Negotiated.LocalMru);
        ppp.Ping(ppp.Engine.Addresses.Remote, dataLength: 500);
        Tshark.Judge(ppp.CapturePath, "lcp", "ipcp", "icmp");
    }

    /// <summary>The guest's kernel has no IPv6, which its pppd finds out when IPv6CP is open. It offers CCP too, which we lack.</summary>
    [RequiresFact("linux.uml", "pppd", "ip", "busybox", "tshark")]
    public void Ipv6cp_EndedByPppd_LeavesIpv4Running()
    {
        using UmlGuest guest = new(new UmlScenario(PppOptions: "+ipv6"), output);
        using RawLine line = RawLine.Terminal(guest.SerialPath);
        using PppOverLine ppp = new(line, Options("sesame") with { Ipv6cp = new PppIpv6cpOptions() }, output);

        ppp.Open();

        Assert.Equal(PppProtocol.Ipv6cp, ppp.WaitFor(PppEventKind.PeerTerminated).Protocol);
        ppp.RunUntil(() => ppp.Engine.Addresses.Local != default);
        PingBothWays(ppp, guest);
        guest.WaitFor("rcvd [LCP ProtRej"); // of its CCP
        Tshark.Judge(ppp.CapturePath, "lcp", "ipcp", "ipv6cp", "icmp");
    }

    // pppd(8), EXIT STATUS.
    private const int PppdPeerFailedAuthentication = 11;
    private const int PppdWeFailedAuthentication = 19;

    private static void PingBothWays(PppOverLine ppp, UmlGuest guest)
    {
        ppp.Ping(ppp.Engine.Addresses.Remote);
        ppp.Ping(ppp.Engine.Addresses.Remote, dataLength: 1400);
        ppp.RunUntil(() => guest.Console.Contains("GUEST ping", StringComparison.Ordinal));
        guest.WaitFor("GUEST ping answered", seconds: 1);
    }

    private static PppOptions Options(string secret) => new()
    {
        LocalName = "joe",
        Secrets = new PppSecretTable().AddLocal(Encoding.ASCII.GetBytes(secret)).AddPeer("joe", Encoding.ASCII.GetBytes(secret)),
    };
}
