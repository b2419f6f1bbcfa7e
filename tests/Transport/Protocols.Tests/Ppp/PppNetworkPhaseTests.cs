using UserCoNdis.Transport.Protocols.Ppp;
using static UserCoNdis.Protocols.Tests.Ppp.PppScript;

namespace UserCoNdis.Protocols.Tests.Ppp;

/// <summary>How network protocols come and go above LCP, and how the link ends.</summary>
public sealed class PppNetworkPhaseTests
{
    private static PppScript BothNetworks()
    {
        PppScript peer = new PppScript(Plain with { Ipv6cp = new() }).StartNetwork();
        _ = peer.Acknowledge(PppProtocol.Ipv6cp);
        _ = peer.Send(Packet(PppProtocol.Ipv6cp, 1, 1, "010A1122334455667788"));
        Assert.Contains(peer.Events, e => e.Kind == PppEventKind.Ipv6cpUp);
        return peer;
    }

    [Fact]
    [Trait("Spec", "RFC1661 3.6")]
    public void TerminateRequest_OfIpcp_EndsOnlyIpcp()
    {
        PppScript peer = BothNetworks();
        Assert.Equal([Ipcp(6, 9)], peer.Send(Ipcp(5, 9)));
        Assert.Contains(peer.Events, e => e is { Kind: PppEventKind.PeerTerminated, Protocol: PppProtocol.Ipcp });
        Assert.Empty(peer.Run(60));
        Assert.Equal(PppPhase.Network, peer.Engine.Phase);
        Assert.DoesNotContain(peer.Events, e => e.Kind is PppEventKind.NoNetworkProtocol or PppEventKind.Closed);
        byte[] header = new byte[4];
        Assert.Equal(0, peer.Engine.GetDataHeader(PppProtocol.Ip, header));
        Assert.Equal(4, peer.Engine.GetDataHeader(PppProtocol.Ipv6, header));
    }

    [Fact]
    [Trait("Spec", "RFC1661 3.6")]
    public void ConfigureRequest_AfterIpcpEnded_OpensItAgain()
    {
        PppScript peer = BothNetworks();
        _ = peer.Send(Ipcp(5, 9));
        _ = peer.Run(4);
        Assert.Equal(2, peer.Send(Ipcp(1, 10, "03060A000003")).Count);
        _ = peer.Acknowledge(PppProtocol.Ipcp);
        Assert.Equal(2, peer.Events.Count(e => e.Kind == PppEventKind.IpcpUp));
        Assert.Equal(new Ipv4Address(0x0A000003), peer.Engine.Addresses.Remote);
    }

    [Fact]
    [Trait("Spec", "RFC1661 3.7")]
    public void LastNetworkProtocol_Ended_EndsTheLink()
    {
        PppScript peer = new PppScript(Plain).StartNetwork();
        _ = peer.Send(Ipcp(5, 9));
        Assert.StartsWith("FF03C02105", Assert.Single(peer.Run(3)));
        Assert.Contains(peer.Events, e => e.Kind == PppEventKind.NoNetworkProtocol);
        _ = peer.Send(Lcp(6, IdOf(peer.Sent[^1])));
        Assert.Equal((PppPhase.Dead, PppCloseCause.NoNetworkProtocol), (peer.Engine.Phase, peer.Cause));
    }

    [Fact]
    [Trait("Spec", "RFC1661 3.6")]
    public void LastNetworkProtocol_EndedButLinkIsKept_CanComeBack()
    {
        PppScript peer = new PppScript(Plain with { TerminateWithoutNetwork = false }).StartNetwork();
        _ = peer.Send(Ipcp(5, 9));
        Assert.Empty(peer.Run(60));
        Assert.Contains(peer.Events, e => e.Kind == PppEventKind.NoNetworkProtocol);
        Assert.Equal(PppPhase.Network, peer.Engine.Phase);
        _ = Assert.Single(peer.Send(Lcp(9, 1, "00000000")));
        _ = peer.Send(Ipcp(1, 10, "03060A000003"));
        _ = peer.Acknowledge(PppProtocol.Ipcp);
        Assert.Equal(2, peer.Events.Count(e => e.Kind == PppEventKind.IpcpUp));
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.6")]
    public void Ipcp_PeerSilent_SendsMaxConfigureRequestsThenEvent()
    {
        PppScript peer = new PppScript(Plain).StartOpen();
        _ = peer.Run(29.9);
        Assert.Equal(10, peer.Count("IPCP Configure-Request id=1 "));
        Assert.DoesNotContain(peer.Events, e => e.Kind == PppEventKind.NegotiationFailed);
        _ = peer.Run(0.2);
        Assert.Contains(peer.Events, e => e is
        {
            Kind: PppEventKind.NegotiationFailed, Protocol: PppProtocol.Ipcp, Cause: PppCloseCause.NoAnswer,
        });
        Assert.Equal(10, peer.Count("IPCP Configure-Request"));
        _ = peer.Run(10);
        Assert.Equal(PppCloseCause.NoNetworkProtocol, peer.Cause);
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.6")]
    public void Close_PeerSilent_SendsMaxTerminateRequestsAndEnds()
    {
        PppScript peer = new PppScript(Plain).StartNetwork();
        peer.Engine.Close(peer.Now);
        peer.Drain();
        Assert.Equal(1, peer.Count("LCP Terminate-Request"));
        _ = peer.Run(5.9);
        Assert.Equal(2, peer.Count("LCP Terminate-Request"));
        Assert.Equal(PppPhase.Terminate, peer.Engine.Phase);
        _ = peer.Run(0.2);
        Assert.Equal(2, peer.Count("LCP Terminate-Request"));
        Assert.Equal((PppPhase.Dead, PppCloseCause.LocalClose), (peer.Engine.Phase, peer.Cause));
        Assert.Null(peer.Engine.DueAt);
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.4 zrc")]
    public void TerminateRequest_InOpened_WaitsOneRestartTimer()
    {
        PppScript peer = new PppScript(Plain).StartNetwork();
        Assert.Equal([Lcp(6, 7)], peer.Send(Lcp(5, 7, "62796521")));
        Assert.Empty(peer.Run(2.9));
        Assert.Equal(PppPhase.Terminate, peer.Engine.Phase);
        Assert.Empty(peer.Run(0.2));
        Assert.Equal(PppCloseCause.PeerTerminated, peer.Cause);
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.3 RTR")]
    public void TerminateRequest_BeforeOpened_IsNotTheCauseOfALaterEnd()
    {
        PppScript peer = new PppScript(Plain).Start();
        Assert.Equal([Lcp(6, 7)], peer.Send(Lcp(5, 7)));
        _ = peer.Acknowledge();
        _ = peer.Send(Lcp(1, 8));
        Assert.Equal(PppPhase.Network, peer.Engine.Phase);
        peer.Engine.HandleLowerDown(peer.Now);
        peer.Drain();
        Assert.Equal(PppCloseCause.LowerDown, peer.Cause);
    }

    [Fact]
    [Trait("Spec", "RFC1661 5.1")]
    public void LowerLayer_RestartedInReqSent_AsksUnderAnotherIdentifier()
    {
        PppScript peer = new PppScript(Plain).Start();
        string before = peer.LastRequest();
        peer.Engine.HandleLowerDown(peer.Now);
        peer.Engine.HandleLowerUp(peer.Now);
        peer.Drain();
        Assert.NotEqual(before[20..], peer.LastRequest()[20..], StringComparer.Ordinal); // another magic number
        Assert.NotEqual(IdOf(before), IdOf(peer.LastRequest()));
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.1 RCR+")]
    public void ConfigureRequest_InStopped_NegotiatesFromTheStart()
    {
        PppScript peer = new PppScript(Plain).Start();
        _ = peer.Refuse(4, "010405DC");
        _ = peer.Run(60);
        Assert.Equal(PppCloseCause.NegotiationFailed, peer.Cause);
        Assert.Equal(2, peer.Send(Lcp(1, 1)).Count);
        Assert.Contains(peer.Ladder, line => line.StartsWith("60.", StringComparison.Ordinal) && line.Contains("mru 1500"));
        _ = peer.Acknowledge();
        Assert.Equal(PppPhase.Network, peer.Engine.Phase);
    }
}
