using System.Security.Cryptography;
using UserCoNdis.Transport.Protocols.Ppp;
using static UserCoNdis.Protocols.Tests.Ppp.PppScript;

namespace UserCoNdis.Protocols.Tests.Ppp;

/// <summary>CHAP after the first success, and a peer that plays our own challenge back.</summary>
public sealed class PppChapTests
{
    private const string Joe = "6A6F65";

    private static PppOptions Server => Plain with
    {
        RequirePeerAuth = [PppAuthProtocol.ChapMd5],
        RechallengeInterval = TimeSpan.FromSeconds(60),
        Secrets = new PppSecretTable().AddPeer("joe", "sesame"u8).AddLocal("sesame"u8),
    };

    /// <summary>The Response that RFC 1994 section 4.1 defines, to the last Challenge that was sent.</summary>
    private static string Response(PppScript peer, ReadOnlySpan<byte> secret)
    {
        byte[] challenge = Convert.FromHexString(peer.Sent.Last(f => f.StartsWith("FF03C22301", StringComparison.Ordinal)));
        byte[] digest = MD5.HashData([challenge[5], .. secret, .. challenge.AsSpan(9, challenge[8])]);
        return Packet(PppProtocol.Chap, 2, challenge[5], "10" + Convert.ToHexString(digest) + Joe);
    }

    private static PppScript Authenticated()
    {
        PppScript peer = new PppScript(Server).StartOpen();
        Assert.StartsWith("FF03C22303", peer.Send(Response(peer, "sesame"u8))[0]);
        _ = peer.Acknowledge(PppProtocol.Ipcp);
        _ = peer.Send(Ipcp(1, 0x41, "03060A000002"));
        Assert.Equal(PppPhase.Network, peer.Engine.Phase);
        return peer;
    }

    [Fact]
    [Trait("Spec", "RFC1994 2")]
    public void Rechallenge_AnsweredRightly_LeavesTheLinkOpen()
    {
        PppScript peer = Authenticated();
        for (int i = 0; i < 3; i++)
        {
            string old = Response(peer, "sesame"u8);
            Assert.StartsWith("FF03C22301", Assert.Single(peer.Run(60)));
            Assert.NotEqual(old, Response(peer, "sesame"u8), StringComparer.Ordinal);
            Assert.Empty(peer.Send(old)); // the answer to an earlier challenge is none
            Assert.StartsWith("FF03C22303", Assert.Single(peer.Send(Response(peer, "sesame"u8))));
        }

        Assert.Equal(PppPhase.Network, peer.Engine.Phase);
        Assert.Equal(1, peer.Events.Count(e => e.Kind == PppEventKind.IpcpUp));
    }

    [Fact]
    [Trait("Spec", "RFC1994 2")]
    public void Rechallenge_AnsweredWrongly_EndsTheLink()
    {
        PppScript peer = Authenticated();
        _ = peer.Run(60);
        List<string> answers = peer.Send(Response(peer, "wrong"u8));
        Assert.StartsWith("FF03C22304", answers[0]);
        Assert.StartsWith("FF03C02105", answers[1]);
        Assert.Contains(peer.Events, e => e.Kind == PppEventKind.IpcpDown);
        _ = peer.Run(10);
        Assert.Equal(PppCloseCause.PeerAuthenticationFailed, peer.Cause);
    }

    [Fact]
    [Trait("Spec", "RFC1994 4.1")]
    public void Rechallenge_NotAnswered_EndsTheLink()
    {
        PppScript peer = Authenticated();
        int before = peer.Count("CHAP Challenge");
        _ = peer.Run(60 + 29.9);
        Assert.Equal(10, peer.Count("CHAP Challenge") - before);
        Assert.Equal(PppPhase.Network, peer.Engine.Phase);
        _ = peer.Run(10);
        Assert.Equal(PppCloseCause.AuthenticationTimeout, peer.Cause);
    }

    [Fact]
    [Trait("Spec", "RFC1994 2")]
    public void Rechallenge_BetweenEngines_PassesUnnoticed()
    {
        PppPair pair = new(
            Plain with { LocalName = "joe", Secrets = new PppSecretTable().AddLocal("sesame"u8), Ipcp = new() { LocalAddress = new(2), RequestDns = false } },
            Server);
        pair.Start();
        pair.Run(200);
        Assert.Equal(4, pair.Ladder.Count(line => line.Contains("B CHAP Challenge")));
        Assert.Equal(4, pair.Ladder.Count(line => line.Contains("B CHAP Success")));
        Assert.Equal((PppPhase.Network, PppPhase.Network), (pair.A.Phase, pair.B.Phase));
        Assert.Equal(1, pair.EventsA.Count(e => e.Kind == PppEventKind.LcpUp));
    }

    [Fact]
    [Trait("Spec", "RFC1994 4.2")]
    public void Response_Repeated_GetsTheSameVerdictOnce()
    {
        PppScript peer = Authenticated();
        string response = Response(peer, "sesame"u8);
        Assert.StartsWith("FF03C22303", Assert.Single(peer.Send(response)));
        Assert.StartsWith("FF03C22303", Assert.Single(peer.Send(Response(peer, "wrong"u8))));
        Assert.Equal(1, peer.Events.Count(e => e.Kind == PppEventKind.AuthSucceeded));
    }

    [Fact]
    [Trait("Spec", "RFC1994 Security Considerations")]
    public void Challenge_ThatIsOurOwn_IsNotAnswered()
    {
        // Both sides must prove themselves with one secret: the answer to a reflected challenge is the answer we wait for.
        PppScript peer = new PppScript(Server).StartOpen("0305C22305");
        string challenge = peer.Sent.Last(f => f.StartsWith("FF03C22301", StringComparison.Ordinal));
        List<string> answers = peer.Send(challenge);
        Assert.DoesNotContain(answers, f => f.StartsWith("FF03C22302", StringComparison.Ordinal));
        _ = peer.Run(10);
        Assert.Equal(PppCloseCause.LocalAuthenticationFailed, peer.Cause);
        Assert.DoesNotContain(peer.Events, e => e.Kind is PppEventKind.AuthSucceeded or PppEventKind.IpcpUp);
    }

    [Fact]
    [Trait("Spec", "RFC1994 4.2")]
    public void SuccessAndFailure_Unasked_AreDiscarded()
    {
        PppScript peer = new PppScript(Plain with { Secrets = new PppSecretTable().AddLocal("x"u8) }).StartOpen("0305C22305");
        Assert.Empty(peer.Send(Packet(PppProtocol.Chap, 3, 0)));
        Assert.Empty(peer.Send(Packet(PppProtocol.Chap, 4, 0)));
        Assert.Equal(PppPhase.Authenticate, peer.Engine.Phase);
        Assert.Equal(2, peer.Engine.Statistics.Unexpected);
    }
}
