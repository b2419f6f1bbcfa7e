using UserCoNdis.Transport.Protocols.Ppp;
using static UserCoNdis.Protocols.Tests.Ppp.PppScript;

namespace UserCoNdis.Protocols.Tests.Ppp;

/// <summary>Code-Reject and Protocol-Reject, sent and received.</summary>
public sealed class PppRejectTests
{
    [Fact]
    [Trait("Spec", "RFC1661 5.6")]
    public void UnknownCode_InReqSent_IsRejectedWhole()
    {
        PppScript peer = new PppScript(Plain).Start();
        Assert.Equal([Lcp(7, 2, "7F090006AABB")], peer.Send(Lcp(0x7F, 9, "AABB")));
        Assert.Equal([Lcp(7, 3, "7F090006AABB")], peer.Send(Lcp(0x7F, 9, "AABB"))); // another identifier each time
    }

    [Fact]
    [Trait("Spec", "RFC1661 5.6")]
    public void UnknownCode_LongerThanThePeersMru_IsRejectedCut()
    {
        PppScript peer = new PppScript(Plain).StartOpen("01040080");
        string answer = Assert.Single(peer.Send(Lcp(0x7F, 9, new string('A', 600))));
        Assert.Equal(4 + 128, answer.Length / 2);
        Assert.StartsWith("7F090130AA", answer[16..]);
    }

    [Fact]
    [Trait("Spec", "RFC1661 5.6")]
    public void UnknownCode_OfIpcp_IsRejectedByIpcp()
    {
        PppScript peer = new PppScript(Plain).StartNetwork();
        string answer = Assert.Single(peer.Send(Ipcp(8, 3, "0021")));
        Assert.StartsWith("FF03802107", answer);
        Assert.EndsWith("080300060021", answer);
    }

    [Theory]
    [InlineData("0C")]
    [InlineData("09")]
    [InlineData("08")]
    [InlineData("")]
    [Trait("Spec", "RFC1661 4.3 RXJ+")]
    public void CodeReject_OfAnExtension_IsLivedWith(string rejected)
    {
        PppScript peer = new PppScript(Plain).StartNetwork();
        Assert.Empty(peer.Send(Lcp(7, 1, rejected)));
        Assert.Equal(PppPhase.Network, peer.Engine.Phase);
        Assert.Equal([Lcp(10, 2, peer.Engine.Negotiated.LocalMagic.ToString("X8"))], peer.Send(Lcp(9, 2, "00000000")));
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.3 RXJ-")]
    public void CodeReject_OfConfigureRequest_EndsNegotiationAtOnce()
    {
        PppScript peer = new PppScript(Plain).Start();
        Assert.Empty(peer.Send(Lcp(7, 1, "0101000401")));
        Assert.Equal((PppPhase.Dead, PppCloseCause.Rejected), (peer.Engine.Phase, peer.Cause));
        Assert.Empty(peer.Run(60));
    }

    [Theory]
    [InlineData("01")]
    [InlineData("05")]
    [InlineData("07")]
    [Trait("Spec", "RFC1661 4.3 RXJ-")]
    public void CodeReject_OfABasicCodeInOpened_TerminatesTheLink(string rejected)
    {
        PppScript peer = new PppScript(Plain).StartNetwork();
        Assert.StartsWith("FF03C02105", Assert.Single(peer.Send(Lcp(7, 1, rejected))));
        _ = peer.Run(10);
        Assert.Equal(2, peer.Count("Terminate-Request"));
        Assert.Equal(PppCloseCause.Rejected, peer.Cause);
    }

    [Fact]
    [Trait("Spec", "RFC1661 4.3 RXJ-")]
    public void CodeReject_OfABasicIpcpCode_EndsIpcpNotLcp()
    {
        PppScript peer = new PppScript(Plain with { TerminateWithoutNetwork = false }).StartNetwork();
        Assert.StartsWith("FF03802105", Assert.Single(peer.Send(Ipcp(7, 1, "01010004"))));
        Assert.Contains(peer.Events, e => e.Kind == PppEventKind.IpcpDown);
        _ = peer.Run(10);
        Assert.Equal(PppPhase.Network, peer.Engine.Phase);
        Assert.Equal(0, peer.Count("LCP Terminate-Request"));
    }

    [Theory]
    [InlineData("8021")]
    [InlineData("0021")]
    [Trait("Spec", "RFC1661 5.7")]
    public void ProtocolReject_OfIpcp_StopsItWithoutAnotherPacket(string rejected)
    {
        PppScript peer = new PppScript(Plain with { TerminateWithoutNetwork = false }).StartNetwork();
        Assert.Empty(peer.Send(Lcp(8, 1, rejected + "01010004")));
        Assert.Contains(peer.Events, e => e.Kind == PppEventKind.ProtocolRejected);
        Assert.Contains(peer.Events, e => e.Kind == PppEventKind.IpcpDown);
        Assert.Contains(peer.Events, e => e.Kind == PppEventKind.NoNetworkProtocol);
        Assert.Empty(peer.Run(60));
        Assert.Equal(0, peer.Engine.GetDataHeader(PppProtocol.Ip, new byte[4]));
        Assert.Equal(PppPhase.Network, peer.Engine.Phase);
    }

    [Fact]
    [Trait("Spec", "RFC1661 5.7")]
    public void ProtocolReject_OfIpcpThatIsClosing_StillLeavesNoNetworkProtocol()
    {
        // The peer gives no address, so that IPCP is closed by us, and then rejects the Terminate-Request.
        PppScript peer = new PppScript(Plain with { Ipcp = new() { RequestDns = false } }).StartOpen();
        _ = peer.Refuse(4, "030600000000", PppProtocol.Ipcp);
        _ = peer.Acknowledge(PppProtocol.Ipcp);
        Assert.StartsWith("FF0380210", peer.Send(Ipcp(1, 1))[^1]);
        Assert.Equal(1, peer.Count("IPCP Terminate-Request"));
        _ = peer.Send(Lcp(8, 1, "802105020004"));
        Assert.Contains(peer.Events, e => e.Kind == PppEventKind.NoNetworkProtocol);
        Assert.Equal(PppPhase.Terminate, peer.Engine.Phase);
    }

    [Fact]
    [Trait("Spec", "RFC1661 5.7")]
    public void ProtocolReject_OfLcp_TerminatesTheLink()
    {
        PppScript peer = new PppScript(Plain).StartNetwork();
        Assert.StartsWith("FF03C02105", Assert.Single(peer.Send(Lcp(8, 1, "C02101010004"))));
        Assert.Equal(PppPhase.Terminate, peer.Engine.Phase);
        _ = peer.Run(10);
        Assert.Equal(PppCloseCause.Rejected, peer.Cause);
    }

    [Fact]
    [Trait("Spec", "RFC1661 5.7")]
    public void ProtocolReject_BeforeOpened_IsDiscarded()
    {
        PppScript peer = new PppScript(Plain).Start();
        Assert.Empty(peer.Send(Lcp(8, 1, "C02101010004")));
        Assert.Equal((PppPhase.Establish, 1L), (peer.Engine.Phase, peer.Engine.Statistics.Unexpected));
    }

    [Fact]
    [Trait("Spec", "RFC1661 5.7")]
    public void UnknownProtocol_InNetwork_IsRejectedWithItsInformation()
    {
        PppScript peer = new PppScript(Plain).StartNetwork();
        string answer = Assert.Single(peer.Send("FF0380FD0101000A1A0440000000"));
        Assert.StartsWith("FF03C02108", answer);
        Assert.EndsWith("80FD0101000A1A0440000000", answer);
    }

    [Fact]
    [Trait("Spec", "RFC1661 3.5")]
    public void UnknownProtocol_BeforeNetwork_IsDiscarded()
    {
        PppOptions options = Plain with
        {
            RequirePeerAuth = [PppAuthProtocol.Pap],
            Secrets = new PppSecretTable().AddPeer("joe", "x"u8),
        };
        PppScript peer = new PppScript(options).StartOpen();
        Assert.Equal(PppPhase.Authenticate, peer.Engine.Phase);
        Assert.Empty(peer.Send("FF0380FD01010004"));
        Assert.Empty(peer.Send(Ipcp(1, 1, "03060A000002")));
        Assert.Empty(peer.Send("FF0300214500"));
        Assert.Equal(0, peer.Engine.Statistics.DataReceived);
    }
}
