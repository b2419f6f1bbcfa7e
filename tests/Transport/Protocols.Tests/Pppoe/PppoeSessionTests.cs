using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Protocols.Tests.Pppoe;

[Trait("Spec", "RFC2516 6")]
public sealed class PppoeSessionTests
{
    private static readonly PppoeSessionAddress s_session = new(PppoeSamples.Ac, PppoeSamples.Host, VlanId.None, 1);

    [Fact]
    public void TryRead_RecordedFrame_PointsAtThePppFrame()
    {
        byte[] frame = [.. PppoeSamples.Session, 0, 0, 0, 0]; // padding is no part of it
        Assert.True(PppoeSessionAddress.TryRead(frame, out PppoeSessionAddress address, out int offset, out int length));
        Assert.Equal(s_session, address);
        Assert.Equal((20, 16), (offset, length));
        Assert.Equal(0xC021, (frame[offset] << 8) | frame[offset + 1]);
    }

    [Fact]
    public void TryRead_CutAtAnyOctet_IsRefused()
    {
        for (int cut = 0; cut < PppoeSamples.Session.Length; cut++)
        {
            Assert.False(PppoeSessionAddress.TryRead(PppoeSamples.Session.AsSpan(0, cut), out _, out _, out int length));
            Assert.Equal(0, length);
        }
    }

    [Theory]
    [InlineData("11 00 00 01 00 02 C0 21", true)]
    [InlineData("11 00 00 01 00 00", true)]
    [InlineData("11 00 FF FF 00 00", true)] // a number is the table's business
    [InlineData("21 00 00 01 00 02 C0 21", false)]
    [InlineData("12 00 00 01 00 02 C0 21", false)]
    [InlineData("11 09 00 01 00 02 C0 21", false)]
    [InlineData("11 00 00 01 00 03 C0 21", false)]
    [InlineData("11 00 00 01 FF FF C0 21", false)]
    [InlineData("11 00 00 01 00", false)]
    public void TryRead_Header_ChecksVersionTypeCodeAndLength(string wire, bool isRight) =>
        Assert.Equal(isRight, PppoeSessionHeader.TryRead(Wire.Hex(wire), out _));

    [Fact]
    public void WriteHeaders_OfTheOtherEnd_IsTheRecordedFrame()
    {
        PppoeSessionAddress ours = new(PppoeSamples.Host, PppoeSamples.Ac, VlanId.None, 1);
        byte[] headers = new byte[ours.HeaderLength];
        ours.WriteHeaders(headers, 16);
        Assert.Equal(PppoeSamples.Session[..20], headers);
    }

    [Fact]
    public void WriteHeaders_WithVlan_IsReadBackByTheOtherEnd()
    {
        PppoeSessionAddress ours = new(PppoeSamples.Host, PppoeSamples.Ac, new(100), 0xABCD);
        byte[] frame = new byte[ours.HeaderLength + 1494];
        ours.WriteHeaders(frame, 1494);
        Assert.Equal("02 00 00 00 00 0B 02 00 00 00 00 0A 81 00 00 64 88 64 11 00 AB CD 05 D6", Wire.Text(frame.AsSpan(0, 24)));
        Assert.True(PppoeSessionAddress.TryRead(frame, out PppoeSessionAddress read, out int offset, out int length));
        Assert.Equal(new(PppoeSamples.Ac, PppoeSamples.Host, new(100), 0xABCD), read);
        Assert.Equal((24, 1494), (offset, length));
    }

    [Fact]
    public void WriteHeaders_IntoLessThanTheirLength_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => s_session.WriteHeaders(new byte[19], 0));
}
