using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb.Serial;

namespace UserCoNdis.UsbFunctions.Tests.Serial;

public sealed class SerialRateTests
{
    [Theory]
    [InlineData(100_000, 97_000)]
    [InlineData(100_000, 103_000)]
    [InlineData(300, 300)]
    public void Check_ThreePercentOrLess_IsTaken(long asked, long real) => SerialRate.Check("d", asked, real);

    [Theory]
    [InlineData(100_000, 96_999, "-3.0 %")]
    [InlineData(115_200, 128_000, "+11.1 %")]
    public void Check_More_NamesDeviceSpeedNearestAndError(long asked, long real, string error)
    {
        LinkException e = Assert.Throws<LinkException>(() => SerialRate.Check("usb:1:2", asked, real));
        Assert.Equal(LinkErrorKind.InvalidOption, e.Kind);
        Assert.Equal($"usb:1:2 does not take 'speed={asked}': the nearest it makes is {real} bit/s, {error}", e.Message);
    }
}
