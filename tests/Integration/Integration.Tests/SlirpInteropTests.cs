using System.Text;
using UserCoNdis.Integration.Tests.Engines;
using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.Transport.Protocols.Ppp;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests;

/// <summary>The PPP engine, alone, against slirp's PPP.</summary>
public sealed class SlirpInteropTests(ITestOutputHelper output)
{
    [RequiresTheory("slirp-fullbolt", "socat", "tshark")]
    [InlineData("", PppAuthProtocol.None)]
    [InlineData("+pap", PppAuthProtocol.Pap)]
    [InlineData("+chap", PppAuthProtocol.ChapMd5)]
    public void Link_ToSlirp_PingsAndCarriesDatagrams(string slirpOptions, PppAuthProtocol agreed)
    {
        using UdpEcho echo = new();
        using SlirpPeer slirp = new(slirpOptions);
        using PtyPair pty = PtyPair.Program(output, slirp.Command);
        using RawLine line = RawLine.Terminal(pty.Near);
        using PppOverLine ppp = new(line, Options("sesame"), output);

        ppp.Open();
        ppp.WaitFor(PppEventKind.IpcpUp);

        Assert.Equal(agreed, ppp.Engine.Negotiated.LocalAuth);
        Assert.Equal(SlirpPeer.OurAddress, ppp.Engine.Addresses.Local.ToString());
        Assert.True(Ipv4Address.TryParse(SlirpPeer.LoopbackAddress, out Ipv4Address loopback));
        ppp.Ping(loopback);
        byte[] datagram = Ipv4.Datagram(ppp.Engine.Addresses.Local, loopback, (ushort)echo.Port, "out and back"u8);
        byte[] answer = ppp.Exchange(datagram, packet => Ipv4.DataOf(packet, (ushort)echo.Port) is not null);
        Assert.Equal("out and back", Encoding.ASCII.GetString(Ipv4.DataOf(answer, (ushort)echo.Port)!));
        Assert.Equal(PppCloseCause.LocalClose, ppp.Close().Cause);
        Tshark.Judge(ppp.CapturePath, "lcp", "ipcp", "icmp", "udp");
    }

    [RequiresTheory("slirp-fullbolt", "socat", "tshark")]
    [InlineData("+pap")]
    [InlineData("+chap")]
    public void WrongSecret_ToSlirp_EndsTheLink(string slirpOptions)
    {
        using SlirpPeer slirp = new(slirpOptions);
        using PtyPair pty = PtyPair.Program(output, slirp.Command);
        using RawLine line = RawLine.Terminal(pty.Near);
        using PppOverLine ppp = new(line, Options("wrong"), output);

        ppp.Open();

        Assert.Equal(PppAuthSide.Local, ppp.WaitFor(PppEventKind.AuthFailed).Side);
        Assert.Equal(PppCloseCause.LocalAuthenticationFailed, ppp.WaitFor(PppEventKind.Closed).Cause);
    }

    private static PppOptions Options(string secret) => new()
    {
        LocalName = "joe",
        Secrets = new PppSecretTable().AddLocal(Encoding.ASCII.GetBytes(secret)),

        // slirp ends IPCP when it is left without an address; any will do.
        Ipcp = new PppIpcpOptions { PeerAddress = Ipv4Address.Read([10, 0, 2, 100]) },
    };
}
