using UserCoNdis.Transport.Protocols.Ppp;
using static UserCoNdis.Protocols.Tests.Ppp.PppScript;

namespace UserCoNdis.Protocols.Tests.Ppp;

/// <summary>Options that one side wants and the other does not.</summary>
public sealed class PppRefusalTests
{
    [Fact]
    [Trait("Spec", "RFC1661 6.1")]
    public void MruNak_Smaller_IsAskedForNext()
    {
        PppScript peer = new PppScript(Plain).Start();
        _ = Assert.Single(peer.Refuse(3, "01040200"));
        Assert.StartsWith("FF03C0210102", peer.LastRequest());
        Assert.Contains("01040200", peer.LastRequest());
        _ = peer.Acknowledge();
        _ = peer.Send(Lcp(1, 1));
        Assert.Equal(512, peer.Engine.Negotiated.LocalMru);
    }

    [Theory]
    [InlineData("01040000")]
    [InlineData("0104FFFF")]
    [InlineData("0103FF")]
    [InlineData("0102")]
    [Trait("Spec", "RFC1661 5.3")]
    public void MruNak_AbsurdAndInsisted_EndsInTheDefault(string nak)
    {
        PppScript peer = new PppScript(Plain).Start();
        for (int i = 0; i < 5; i++)
        {
            _ = Assert.Single(peer.Refuse(3, nak));
            Assert.Contains("mru 1500", peer.Ladder[^1]);
        }

        _ = Assert.Single(peer.Refuse(3, nak));
        Assert.DoesNotContain("mru", peer.Ladder[^1]);
        _ = peer.Acknowledge();
        _ = peer.Send(Lcp(1, 1));
        Assert.Equal((PppPhase.Network, 1500), (peer.Engine.Phase, peer.Engine.Negotiated.LocalMru));
    }

    [Fact]
    [Trait("Spec", "RFC1661 6.1")]
    public void MruReject_OfASmallMru_LeavesTheDefault()
    {
        PppScript peer = new PppScript(Plain with { LocalMru = 576 }).Start();
        _ = peer.Refuse(4, "01040240");
        Assert.DoesNotContain("mru", peer.Ladder[^1]);
        _ = peer.Acknowledge();
        _ = peer.Send(Lcp(1, 1));
        Assert.Equal(1500, peer.Engine.Negotiated.LocalMru);
    }

    [Fact]
    [Trait("Spec", "RFC1661 6.1")]
    public void MruRequest_TooSmall_IsNakedWithTheSmallest()
    {
        PppScript peer = new PppScript(Plain).Start();
        Assert.Equal([Lcp(3, 1, "01040080")], peer.Send(Lcp(1, 1, "01040040")));
        Assert.Equal([Lcp(2, 2, "01040080")], peer.Send(Lcp(1, 2, "01040080")));
        _ = peer.Acknowledge();
        Assert.Equal(128, peer.Engine.Negotiated.PeerMru);
    }

    [Fact]
    [Trait("Spec", "RFC2516 7")]
    public void MruRequest_OverThePppoeLimit_IsNakedBetweenEngines()
    {
        PppPair pair = new(Plain, Plain with { Medium = PppMedium.Pppoe, Ipcp = new() { LocalAddress = new(2), RequestDns = false } });
        pair.Start();
        pair.Run(1);
        Assert.Contains(pair.Ladder, line => line.Contains("B LCP Configure-Reject id=1 <accm"));
        Assert.Contains(pair.Ladder, line => line.Contains("B LCP Configure-Nak id=2 <mru 1492>"));
        Assert.Equal(1492, pair.A.Negotiated.LocalMru);
        Assert.Equal(1492, pair.B.Negotiated.PeerMru);
        Assert.Equal(PppPhase.Network, pair.A.Phase);
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.6")]
    public void MruRequest_NakedMaxFailureTimes_IsRejected()
    {
        PppScript peer = new PppScript(Plain).Start();
        for (byte id = 1; id <= 5; id++)
        {
            Assert.Equal([Lcp(3, id, "01040080")], peer.Send(Lcp(1, id, "01040000")));
        }

        Assert.Equal([Lcp(4, 6, "01040000")], peer.Send(Lcp(1, 6, "01040000")));
        Assert.Equal([Lcp(2, 7)], peer.Send(Lcp(1, 7)));
        _ = peer.Acknowledge();
        Assert.Equal((PppPhase.Network, 1500), (peer.Engine.Phase, peer.Engine.Negotiated.PeerMru));
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.6")]
    public void MruRequest_InsistedOnWithoutEnd_EndsTheLink()
    {
        PppScript peer = new PppScript(Plain).Start();
        byte id = 0;
        while (peer.Engine.Phase == PppPhase.Establish && id < 100)
        {
            _ = peer.Send(Lcp(1, ++id, "01040000"));
            _ = peer.Acknowledge();
            _ = peer.Run(1);
        }

        Assert.InRange(id, 20, 50);
        Assert.Contains(peer.Events, e => e is { Kind: PppEventKind.NegotiationFailed, Protocol: PppProtocol.Lcp });
        _ = peer.Run(10);
        Assert.Equal(PppCloseCause.NegotiationFailed, peer.Cause);
    }

    [Fact]
    [Trait("Spec", "RFC1661 5.4")]
    public void UnknownOptions_AmongKnownOnes_AreRejectedInTheirOrder()
    {
        PppScript peer = new PppScript(Plain).Start();
        const string Request = "0D0306" + "010405DC" + "110405DC" + "050611223344" + "1305018899" + "170402AB";
        Assert.Equal([Lcp(4, 9, "0D0306" + "110405DC" + "1305018899" + "170402AB")], peer.Send(Lcp(1, 9, Request)));
        Assert.Equal([Lcp(2, 10, "010405DC050611223344")], peer.Send(Lcp(1, 10, "010405DC050611223344")));
    }

    [Fact]
    [Trait("Spec", "RFC1661 5.4")]
    public void UnknownOption_BesideABadValue_IsRejectedAlone()
    {
        PppScript peer = new PppScript(Plain).Start();
        Assert.Equal([Lcp(4, 9, "0D0306")], peer.Send(Lcp(1, 9, "010400000D0306")));
        Assert.Equal([Lcp(3, 10, "01040080")], peer.Send(Lcp(1, 10, "01040000")));
    }

    [Theory]
    [InlineData("0304C023")]
    [InlineData("0305C22305")]
    [Trait("Spec", "RFC1661 5.3")]
    public void Nak_OfAuthenticationThatWasNotAskedFor_DoesNotEndTheLink(string suggested)
    {
        PppScript peer = new PppScript(Plain).Start();
        _ = Assert.Single(peer.Refuse(3, suggested));
        Assert.DoesNotContain("auth", peer.Ladder[^1]);
        _ = peer.Acknowledge();
        _ = peer.Send(Lcp(1, 1));
        Assert.Equal(PppPhase.Network, peer.Engine.Phase);
    }

    [Fact]
    [Trait("Spec", "RFC1661 6.4")]
    public void MagicNak_AfterMagicReject_LeavesZeroInEchoes()
    {
        PppScript peer = new PppScript(Plain).Start();
        _ = peer.Refuse(4, peer.LastRequest()[36..48]);
        Assert.DoesNotContain("magic", peer.Ladder[^1]);
        _ = peer.Refuse(3, "050611223344");
        _ = peer.Acknowledge();
        _ = peer.Send(Lcp(1, 1));
        Assert.Equal([Lcp(10, 5, "00000000AA")], peer.Send(Lcp(9, 5, "00000000AA")));
    }

    [Fact]
    [Trait("Spec", "RFC1332 3.3")]
    public void AddressNak_ThatOffersAnAddress_IsTakenOver()
    {
        PppScript peer = new PppScript(Plain with { Ipcp = new() { RequestDns = false } }).StartOpen();
        _ = peer.Refuse(3, "0306C0A80105", PppProtocol.Ipcp);
        _ = peer.Acknowledge(PppProtocol.Ipcp);
        _ = peer.Send(Ipcp(1, 1, "0306C0A80101"));
        Assert.Equal(new Ipv4Address(0xC0A80105), peer.Engine.Addresses.Local);
    }

    [Fact]
    [Trait("Spec", "RFC1877 1.1")]
    public void DnsReject_ByThePeer_LeavesIpcpUsable()
    {
        PppScript peer = new PppScript(Plain with { Ipcp = new() { LocalAddress = new(1), RequestDns = true } }).StartOpen();
        _ = peer.Refuse(4, "810600000000830600000000", PppProtocol.Ipcp);
        Assert.DoesNotContain("dns", peer.Ladder[^1]);
        _ = peer.Acknowledge(PppProtocol.Ipcp);
        _ = peer.Send(Ipcp(1, 1, "0306C0A80101"));
        Assert.Equal(new Ipv4Address(1), peer.Engine.Addresses.Local);
    }
}
