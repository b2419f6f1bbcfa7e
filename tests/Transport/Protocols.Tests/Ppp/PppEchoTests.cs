using UserCoNdis.Transport.Protocols.Ppp;
using static UserCoNdis.Protocols.Tests.Ppp.PppScript;

namespace UserCoNdis.Protocols.Tests.Ppp;

/// <summary>LCP's link maintenance packets, and the magic number in them.</summary>
public sealed class PppEchoTests
{
    private const string Data = "FF03002145000014";

    private static readonly PppOptions s_echoing = Plain with { EchoInterval = TimeSpan.FromSeconds(10) };

    private static string OwnMagic(PppScript peer) => peer.Engine.Negotiated.LocalMagic.ToString("X8");

    [Fact]
    [Trait("Spec", "RFC1661 5.8")]
    public void EchoRequest_InOpened_IsAnsweredWithOurMagicAndItsData()
    {
        PppScript peer = new PppScript(Plain).StartOpen("050611223344");
        Assert.Equal([Lcp(10, 0x21, OwnMagic(peer) + "CAFE")], peer.Send(Lcp(9, 0x21, "11223344CAFE")));
    }

    [Fact]
    [Trait("Spec", "RFC1661 5.8")]
    public void EchoRequest_BeforeOpened_IsDiscarded()
    {
        PppScript peer = new PppScript(Plain).Start();
        Assert.Empty(peer.Send(Lcp(9, 1, "00000000")));
    }

    [Fact]
    [Trait("Spec", "RFC1661 5.9")]
    public void DiscardRequest_InEveryState_IsDroppedSilently()
    {
        PppScript peer = new PppScript(Plain).Start();
        Assert.Empty(peer.Send(Lcp(11, 1, "00000000AABB")));
        _ = peer.Acknowledge();
        Assert.Empty(peer.Send(Lcp(11, 2, "00000000")));
        _ = peer.Send(Lcp(1, 3));
        Assert.Empty(peer.Send(Lcp(11, 4, "00000000" + new string('A', 2000))));
        Assert.Equal((PppPhase.Network, 0L), (peer.Engine.Phase, peer.Engine.Statistics.Malformed));
    }

    [Theory]
    [InlineData(12, "11223344" + "6D79206E616D65")]
    [InlineData(12, "00000000")]
    [InlineData(13, "11223344" + "00000E10" + "6C6F67206F6666")]
    [Trait("Spec", "RFC1570 1")]
    public void IdentificationAndTimeRemaining_InEveryState_AreAccepted(byte code, string data)
    {
        PppScript peer = new PppScript(Plain).Start();
        Assert.Empty(peer.Send(Lcp(code, 1, data)));
        _ = peer.Acknowledge();
        _ = peer.Send(Lcp(1, 3));
        Assert.Empty(peer.Send(Lcp(code, 2, data)));
        Assert.Equal(PppPhase.Network, peer.Engine.Phase);
        Assert.Equal(0, peer.Count("Code-Reject"));
    }

    [Fact]
    [Trait("Spec", "RFC1661 5.8")]
    public void Echo_WhileDataArrives_IsNotSent()
    {
        PppScript peer = new PppScript(s_echoing).StartNetwork();
        for (int i = 0; i < 20; i++)
        {
            _ = peer.Run(5);
            _ = peer.Send(Data);
        }

        Assert.Equal(0, peer.Count("Echo-Request"));
        _ = peer.Run(20);
        Assert.Equal(1, peer.Count("Echo-Request"));
    }

    [Fact]
    [Trait("Spec", "RFC1661 5.8")]
    public void Echo_UnansweredButDataComesBack_StartsCountingAnew()
    {
        PppScript peer = new PppScript(s_echoing).StartNetwork();
        _ = peer.Run(45);
        Assert.Equal(3, peer.Count("Echo-Request"));
        _ = peer.Send(Data);
        _ = peer.Run(40);
        Assert.Equal(PppPhase.Network, peer.Engine.Phase);
        _ = peer.Run(20);
        Assert.Equal(PppCloseCause.EchoTimeout, peer.Cause);
        Assert.Equal(6, peer.Count("Echo-Request"));
    }

    [Fact]
    [Trait("Spec", "RFC1661 5.8")]
    public void EchoReply_WithAForeignMagic_CountsAsLifeNotAsLoop()
    {
        PppScript peer = new PppScript(s_echoing).StartOpen("050611223344");
        foreach (string magic in new[] { "11223344", "00000000", "DEADBEEF" })
        {
            _ = peer.Acknowledge(PppProtocol.Ipcp);
            string request = peer.Run(20).Last(f => f.StartsWith("FF03C02109", StringComparison.Ordinal));
            Assert.Empty(peer.Send(Lcp(10, IdOf(request), magic)));
            _ = peer.Send(Ipcp(1, 1, "03060A000002"));
            _ = peer.Run(10);
        }

        Assert.Equal(3, peer.Engine.Statistics.EchoRepliesReceived);
        Assert.Equal(0, peer.Engine.Statistics.LoopedBack);
        Assert.Equal(PppPhase.Network, peer.Engine.Phase);
    }

    [Fact]
    [Trait("Spec", "RFC1661 6.4")]
    public void EchoRequest_WithOurMagic_IsALoopAfterFive()
    {
        PppScript peer = new PppScript(Plain).StartNetwork();
        string own = Lcp(9, 1, OwnMagic(peer));
        for (int i = 0; i < 4; i++)
        {
            Assert.Empty(peer.Send(own));
        }

        Assert.Equal(PppPhase.Network, peer.Engine.Phase);
        _ = peer.Send(own);
        _ = peer.Run(10);
        Assert.Equal(PppCloseCause.LoopedBack, peer.Cause);
    }

    [Fact]
    [Trait("Spec", "RFC1661 6.4")]
    public void MagicNumber_SameAtBothEndsByChance_IsNakedAndReplaced()
    {
        PppOptions other = Plain with { Ipcp = new() { LocalAddress = new(2), RequestDns = false } };
        PppPair pair = new(Plain, other, new LoadedPppRandom(0x11223344, 1), new LoadedPppRandom(0x11223344, 2));
        pair.Start();
        pair.Run(2);
        Assert.Contains(pair.Ladder, line => line.Contains("A LCP Configure-Nak id=1 <magic"));
        Assert.Contains(pair.Ladder, line => line.Contains("B LCP Configure-Nak id=1 <magic"));
        Assert.Equal((PppPhase.Network, PppPhase.Network), (pair.A.Phase, pair.B.Phase));
        Assert.NotEqual(pair.A.Negotiated.LocalMagic, pair.B.Negotiated.LocalMagic);
        Assert.Equal(pair.A.Negotiated.RemoteMagic, pair.B.Negotiated.LocalMagic);
        Assert.DoesNotContain(pair.EventsA.Concat(pair.EventsB), e => e.Kind == PppEventKind.LoopedBack);
    }
}
