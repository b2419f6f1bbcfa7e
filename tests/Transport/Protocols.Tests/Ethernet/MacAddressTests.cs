using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Ethernet;

namespace UserCoNdis.Protocols.Tests.Ethernet;

public sealed class MacAddressTests
{
    [Theory]
    [InlineData("02:00:5e:10:00:01", 0x0200_5E10_0001UL)]
    [InlineData("FF-FF-FF-FF-FF-FF", 0xFFFF_FFFF_FFFFUL)]
    [InlineData("00:00:00:00:00:00", 0UL)]
    public void TryParse_SixPairs_IsTheAddress(string text, ulong value)
    {
        Assert.True(MacAddress.TryParse(text, out MacAddress address));
        Assert.Equal(new MacAddress(value), address);
        Assert.Equal(text.Replace('-', ':').ToLowerInvariant(), address.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("02:00:5e:10:00")]
    [InlineData("02:00:5e:10:00:1")]
    [InlineData("02:00:5e:10:00:01:")]
    [InlineData("02:00:5e:10:00:0g")]
    [InlineData("02:00:5e:10:00.01")]
    [InlineData("02:00:5e:10:00:+1")]
    [InlineData("02:00:5e:10:00: 1")]
    public void TryParse_AnythingElse_IsRefused(string text)
    {
        Assert.False(MacAddress.TryParse(text, out MacAddress address));
        Assert.Equal(default, address);
    }

    [Fact]
    public void Write_ThenRead_IsTheSame()
    {
        byte[] octets = new byte[MacAddress.Size];
        new MacAddress(0x0123_4567_89AB).Write(octets);
        Assert.Equal(Wire.Hex("01 23 45 67 89 AB"), octets);
        Assert.Equal(new MacAddress(0x0123_4567_89AB), MacAddress.Read(octets));
    }

    [Fact]
    public void Kinds_AreToldByTheFirstOctet()
    {
        Assert.True(MacAddress.Broadcast is { IsBroadcast: true, IsGroup: true, IsStation: false });
        Assert.True(new MacAddress(0x0100_5E00_0001) is { IsBroadcast: false, IsGroup: true, IsStation: false });
        Assert.True(new MacAddress(0x0200_0000_0001) is { IsGroup: false, IsStation: true });
        Assert.True(default(MacAddress) is { IsZero: true, IsGroup: false, IsStation: false });
    }
}
