using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Protocols.Tests.Pppoe;

[Trait("Spec", "RFC4638 3")]
public sealed class PppoeMtuTests
{
    [Theory]
    [InlineData(1500, false, 1492)]
    [InlineData(1500, true, 1488)] // a tag in the payload of an interface that does not allow for it
    [InlineData(1504, true, 1492)]
    [InlineData(1508, false, 1500)] // baby jumbo
    [InlineData(1507, false, 1499)]
    [InlineData(9000, false, 8992)]
    [InlineData(576, false, 568)]
    [InlineData(4, true, 0)]
    public void PayloadOf_AnInterface_LeavesRoomForTheHeaders(int interfaceMtu, bool ownTag, int payload) =>
        Assert.Equal(payload, PppoeMtu.PayloadOf(interfaceMtu, ownTag));

    [Theory]
    [InlineData(1500, 1500, null)] // without baby jumbo frames there is nothing to ask for
    [InlineData(1500, 1492, null)]
    [InlineData(1501, 1500, 1493)]
    [InlineData(1508, 1500, 1500)]
    [InlineData(1508, 1492, null)] // 1492 and less need no tag
    [InlineData(9000, 1500, 1500)]
    [InlineData(9000, 9000, 8992)]
    [InlineData(100_000, 100_000, 65535)]
    public void MaxPayloadToAsk_OfInterfaceAndWish_IsTheSmallerOrNone(int interfaceMtu, int wanted, int? tag) =>
        Assert.Equal(tag, PppoeMtu.MaxPayloadToAsk(interfaceMtu, wanted));

    [Theory]
    [InlineData(null, null, 1492)]
    [InlineData(1500, null, 1492)] // the concentrator does not know the tag
    [InlineData(null, 1500, 1492)] // an answer to no question
    [InlineData(1500, 1500, 1500)]
    [InlineData(1500, 1496, 1496)]
    [InlineData(1500, 9000, 1500)]
    [InlineData(1500, 1000, 1492)]
    public void Granted_TagsOfBoth_IsTheSmallerAndNeverBelow1492(int? asked, int? answered, int granted) =>
        Assert.Equal(granted, PppoeMtu.Granted(asked, answered));

    [Theory]
    [InlineData(1492, 1452, 1432)]
    [InlineData(1500, 1460, 1440)]
    [InlineData(1280, 1240, 1220)]
    [InlineData(30, 0, 0)]
    public void Mss_OfAnMtu_LeavesRoomForIpAndTcp(int mtu, int ipv4, int ipv6) =>
        Assert.Equal((ipv4, ipv6), (PppoeMtu.Ipv4Mss(mtu), PppoeMtu.Ipv6Mss(mtu)));
}
