using UserCoNdis.Transport.Protocols.Ppp;
using static UserCoNdis.Protocols.Tests.Ppp.PppScript;

namespace UserCoNdis.Protocols.Tests.Ppp;

/// <summary>Answers that come twice, late, or to another question.</summary>
public sealed class PppAnswerTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [Trait("Spec", "RFC1661 5.2")]
    public void Answer_WithAnotherIdentifier_IsDiscarded(byte code)
    {
        PppScript peer = new PppScript(Plain).Start();
        string request = peer.LastRequest();
        Assert.Empty(peer.Send(Lcp(code, (byte)(IdOf(request) + 1), request[16..])));
        Assert.Empty(peer.Send(Lcp(code, (byte)(IdOf(request) - 1), request[16..])));
        Assert.Equal(2, peer.Engine.Statistics.Unexpected);
        _ = peer.Send(Lcp(1, 1));
        Assert.Equal(PppPhase.Establish, peer.Engine.Phase);
        _ = peer.Acknowledge();
        Assert.Equal(PppPhase.Network, peer.Engine.Phase);
    }

    [Fact]
    [Trait("Spec", "RFC1661 5.2")]
    public void Ack_WithOtherOptions_IsDiscarded()
    {
        PppScript peer = new PppScript(Plain).Start();
        Assert.Empty(peer.Send(Lcp(2, IdOf(peer.LastRequest()), "010405DC")));
        Assert.Equal(1, peer.Engine.Statistics.Unexpected);
        Assert.StartsWith("FF03C02101", Assert.Single(peer.Run(3)));
    }

    [Fact]
    [Trait("Spec", "RFC1661 5.2")]
    public void Ack_RepeatedInAckRcvdAndOpened_ChangesNothing()
    {
        PppScript peer = new PppScript(Plain).Start();
        _ = peer.Acknowledge();
        Assert.Empty(peer.Acknowledge());
        _ = peer.Send(Lcp(1, 1));
        Assert.Equal(PppPhase.Network, peer.Engine.Phase);
        Assert.Empty(peer.Acknowledge());
        Assert.Equal(PppPhase.Network, peer.Engine.Phase);
        Assert.DoesNotContain(peer.Events, e => e.Kind == PppEventKind.LcpDown);
    }

    [Fact]
    [Trait("Spec", "RFC1661 5.3")]
    public void Nak_LateAfterTheAck_ChangesNothing()
    {
        PppScript peer = new PppScript(Plain).Start();
        _ = peer.Acknowledge();
        Assert.Empty(peer.Refuse(3, "01040200"));
        _ = peer.Send(Lcp(1, 1));
        Assert.Equal((PppPhase.Network, 1500), (peer.Engine.Phase, peer.Engine.Negotiated.LocalMru));
    }

    [Fact]
    [Trait("Spec", "RFC1661 5.1")]
    public void ConfigureRequest_RepeatedRightAfterOpened_IsAcknowledgedAgain()
    {
        // The peer sent it again before our Ack had reached it: not a wish to negotiate anew.
        PppScript peer = new PppScript(Plain).StartOpen();
        Assert.Equal([Lcp(2, 0x40)], peer.Send(Lcp(1, 0x40)));
        Assert.DoesNotContain(peer.Events, e => e.Kind == PppEventKind.LcpDown);
        Assert.Equal(2, peer.Send(Lcp(1, 0x41)).Count); // another identifier is another request
        Assert.Contains(peer.Events, e => e.Kind == PppEventKind.LcpDown);
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.1 RCR+")]
    public void ConfigureRequest_RepeatedLongAfterOpened_NegotiatesAnew()
    {
        // A peer that has started over may well begin with the same identifier.
        PppScript peer = new PppScript(Plain).StartNetwork();
        _ = peer.Run(60);
        Assert.Equal(2, peer.Send(Lcp(1, 0x40)).Count);
        Assert.Equal(PppPhase.Establish, peer.Engine.Phase);
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.1 RTA")]
    public void TerminateAck_InOpened_NegotiatesAnew()
    {
        PppScript peer = new PppScript(Plain).StartNetwork();
        Assert.StartsWith("FF03C02101", Assert.Single(peer.Send(Lcp(6, 1))));
        Assert.Equal(PppPhase.Establish, peer.Engine.Phase);
        _ = peer.Acknowledge();
        _ = peer.Send(Lcp(1, 0x50));
        Assert.Equal(PppPhase.Network, peer.Engine.Phase);
    }
}
