using UserCoNdis.Transport.Protocols.Ppp;
using static UserCoNdis.Protocols.Tests.Ppp.PppScript;

namespace UserCoNdis.Protocols.Tests.Ppp;

/// <summary>The forms that a frame's header may take, and padding behind its information.</summary>
public sealed class PppFrameFormTests
{
    private const string Packet = "4500001400000000400100000A0000020A000001";

    [Theory]
    [InlineData("FF030021", 4)]
    [InlineData("FF0321", 3)]
    [InlineData("0021", 2)]
    [InlineData("21", 1)]
    [Trait("Spec", "RFC1661 6.5")]
    [Trait("Spec", "RFC1661 6.6")]
    public void DataFrame_InEachOfTheFourForms_IsUnderstood(string header, int offset)
    {
        PppScript peer = new PppScript(Plain).StartNetwork();
        byte[] frame = Convert.FromHexString(header + Packet);
        Assert.True(peer.Engine.HandleReceive(frame, peer.Now, out PppPayload payload));
        Assert.Equal(new PppPayload(PppProtocol.Ip, offset, 20), payload);
    }

    [Theory]
    [InlineData("", "FF030021")]
    [InlineData("0702", "FF0321")]
    [InlineData("0802", "0021")]
    [InlineData("07020802", "21")]
    [Trait("Spec", "RFC1661 6.5")]
    [Trait("Spec", "RFC1661 6.6")]
    public void DataHeader_AsThePeerAskedFor_IsCompressed(string peerOptions, string expected)
    {
        PppScript peer = new PppScript(Plain).StartOpen(peerOptions);
        string request = peer.Sent[^1]; // its header may lack address and control
        byte[] ack = Convert.FromHexString(request);
        ack[ack[0] == 0xFF ? 4 : 2] = 2;
        _ = peer.Send(Convert.ToHexString(ack));
        _ = peer.Send(Ipcp(1, 1, "03060A000002"));
        byte[] header = new byte[4];
        int length = peer.Engine.GetDataHeader(PppProtocol.Ip, header);
        Assert.Equal(expected, Convert.ToHexString(header.AsSpan(0, length)));
    }

    [Fact]
    [Trait("Spec", "RFC1661 6.6")]
    public void LcpFrame_AfterCompressionWasAgreed_IsStillSentWhole()
    {
        PppScript peer = new PppScript(Plain).StartOpen("07020802");
        Assert.StartsWith("FF03C0210A", Assert.Single(peer.Send(Lcp(9, 1, "00000000"))));
        Assert.StartsWith("FF03C0210A", Assert.Single(peer.Send(Lcp(9, 1, "00000000")[4..])));
    }

    [Theory]
    [InlineData("00")]
    [InlineData("010405DC")]
    [InlineData("FFFFFFFFFFFFFFFF")]
    [Trait("Spec", "RFC1661 5")]
    public void ControlPacket_WithPaddingBehindItsLength_IsReadWithoutIt(string padding)
    {
        PppScript peer = new PppScript(Plain).Start();
        Assert.Equal([Lcp(2, 5, "010405DC")], peer.Send(Lcp(1, 5, "010405DC") + padding));
        _ = peer.Send(Sent(peer) + padding);
        Assert.Equal(PppPhase.Network, peer.Engine.Phase);
        Assert.EndsWith("AABB", Assert.Single(peer.Send(Lcp(9, 6, "00000000AABB") + padding)));
        Assert.EndsWith("7F010005CC", Assert.Single(peer.Send(Lcp(0x7F, 1, "CC") + padding)));
    }

    [Fact]
    [Trait("Spec", "RFC1661 2")]
    public void DataFrame_WithPadding_IsGivenUpWithIt()
    {
        // Only the network protocol knows its own length; the payload is documented to hold the padding.
        PppScript peer = new PppScript(Plain).StartNetwork();
        Assert.True(peer.Engine.HandleReceive(Convert.FromHexString("21" + Packet + "0000"), peer.Now, out PppPayload payload));
        Assert.Equal(22, payload.Length);
    }

    private static string Sent(PppScript peer)
    {
        string request = peer.LastRequest();
        return request[..8] + "02" + request[10..];
    }
}
