using System.Text;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.Usb.Tests.LibUsb;

/// <summary>Strings come from the device (USB 2.0, 9.6.7) and go to people's terminals.</summary>
public sealed class UsbTextTests
{
    private static readonly UsbDeviceDescriptor s_ftdi = new(0x0200, 0, 0, 0, 8, 0x0403, 0x6001, 0x0600, 1, 2, 3, 1);

    [Fact]
    public void Decode_OfAWholeDescriptor_GivesItsText() => Assert.Equal("FT232R", UsbText.Decode(Descriptor("FT232R")));

    [Theory]
    [InlineData("")]
    [InlineData("02")]
    [InlineData("0203")]
    [InlineData("0303")]
    [InlineData("0402")]
    [InlineData("ff")]
    [InlineData("00030041")]
    public void Decode_OfWhatIsNoString_GivesNothing(string octets) => Assert.Null(UsbText.Decode(Convert.FromHexString(octets)));

    [Fact]
    public void Decode_OfALengthBeyondTheDescriptor_TakesWhatThereIs()
    {
        byte[] lying = [.. Descriptor("AB"), 0x43]; // half a character at the end
        lying[0] = 255;
        Assert.Equal("AB", UsbText.Decode(lying));
    }

    [Fact]
    public void Decode_OfControlCharacters_PrintsNone() => Assert.Equal("?[31mred?x", UsbText.Decode(Descriptor("\u001b[31mred\u202ex ")));

    [Fact]
    public void FirstLanguage_OfDescriptorZero_IsItsFirstWord()
    {
        Assert.Equal((ushort)0x0407, UsbText.FirstLanguage([6, 3, 7, 4, 9, 4]));
        Assert.Null(UsbText.FirstLanguage([2, 3]));
        Assert.Null(UsbText.FirstLanguage([4, 3, 9]));
    }

    [Theory]
    [InlineData("FTDI", "FT232R", "A50285BI", "usb:0403:6001 (FTDI FT232R, serial A50285BI)")]
    [InlineData(null, "FT232R", null, "usb:0403:6001 (FT232R)")]
    [InlineData(null, null, "7", "usb:0403:6001 (serial 7)")]
    [InlineData(null, null, null, "usb:0403:6001")]
    public void Name_OfADevice_SaysWhatIsKnown(string? maker, string? product, string? serial, string name) =>
        Assert.Equal(name, UsbText.Name(s_ftdi, maker, product, serial));

    [Fact]
    public void UdevRule_OfADevice_IsOneLineThatMatchesIt() => Assert.Equal(
        "SUBSYSTEM==\"usb\", ATTR{idVendor}==\"0403\", ATTR{idProduct}==\"6001\", MODE=\"0660\", GROUP=\"plugdev\", TAG+=\"uaccess\"",
        UdevRule.For(s_ftdi));

    [Fact]
    public void Denied_OfADevice_SaysWhichLineGoesWhere()
    {
        LinkException denied = UdevRule.Denied("usb:0403:6001 (FTDI)", "/dev/bus/usb/001/004", s_ftdi);
        Assert.Equal(LinkErrorKind.PermissionDenied, denied.Kind);
        Assert.Contains("/dev/bus/usb/001/004", denied.Message, StringComparison.Ordinal);
        Assert.Contains(UdevRule.File, denied.Message, StringComparison.Ordinal);
        Assert.EndsWith(UdevRule.For(s_ftdi), denied.Message, StringComparison.Ordinal);
    }

    private static byte[] Descriptor(string text) => [(byte)(2 + (2 * text.Length)), 3, .. Encoding.Unicode.GetBytes(text)];
}
