using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Tap;

namespace UserCoNdis.Tap.Tests;

public sealed class TapOptionsTests
{
    [Fact]
    public void Options_All_AreRead()
    {
        TapOptions options = Read(TapKind.Tun, "tun:tun7?persist=1&owner=1000&mtu=1492&up=1&offload=0");
        Assert.Equal(
            new TapOptions(TapKind.Tun, "tun7") { Persist = true, Owner = 1000, Mtu = 1492, Up = true, Offload = false }, options);
        Assert.Equal(0u, Read(TapKind.Tap, "tap:?owner=root").Owner);
    }

    [Fact]
    public void Options_Absent_LeaveThingsAsTheyAre()
    {
        Assert.Equal(new TapOptions(TapKind.Tun, "") { Offload = true }, Read(TapKind.Tun, "tun:"));
        Assert.Equal(new TapOptions(TapKind.Tap, ""), Read(TapKind.Tap, "tap:"));
    }

    [Theory]
    [InlineData("tun:a-name-too-long0", "at most 15 bytes")]
    [InlineData("tun:a/b", "no '/'")]
    [InlineData("tun:..", "no '/'")]
    [InlineData("tun:x?mtu=67", "from 68 to 65535")]
    [InlineData("tun:x?owner=nobody-has-this-name", "a user's name or number")]
    [InlineData("tun:x?speed=3", "no option 'speed'")]
    public void Options_Wrong_AreNamed(string uri, string text)
    {
        LinkException e = Assert.Throws<LinkException>(() => Read(TapKind.Tun, uri));
        Assert.Equal(LinkErrorKind.InvalidOption, e.Kind);
        Assert.Contains(text, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_OffloadOfATap_IsUnknown() =>
        Assert.Contains("no option 'offload'", Assert.Throws<LinkException>(() => Read(TapKind.Tap, "tap:x?offload=1")).Message);

    private static TapOptions Read(TapKind kind, string text)
    {
        Assert.True(LinkUri.TryParse(text, out LinkUri? uri, out _));
        return TapOptions.From(kind, uri);
    }
}
