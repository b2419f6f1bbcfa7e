using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbFunctions.Tests.Network;

[Trait("Spec", "ECM12")]
public sealed class MacAddressTextTests
{
    [Theory]
    [InlineData("02A0B1c2d3e4", "02A0B1C2D3E4")]
    [InlineData("400000000001", "400000000001")]
    public void Parse_TwelveDigits_IsTheAddress(string text, string address) =>
        Assert.Equal(address, MacAddressText.Parse(text)?.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("02A0B1C2D3E")]
    [InlineData("02A0B1C2D3E4F")]
    [InlineData("02A0B1C2D3EG")]
    [InlineData("02:A0:B1:C2:")]
    [InlineData("000000000000")] // nobody's
    [InlineData("FFFFFFFFFFFF")]
    [InlineData("0100000000AA")] // a group's
    public void Parse_NoStation_IsNone(string? text) => Assert.Null(MacAddressText.Parse(text));
}
