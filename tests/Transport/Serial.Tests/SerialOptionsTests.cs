using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.SerialLine;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Serial.Tests;

public sealed class SerialOptionsTests
{
    [Fact]
    public void From_EveryOption_IsRead()
    {
        SerialOptions options = Parse(
            "serial:/dev/ttyS9?speed=31250&data=7&parity=mark&stop=2&flow=rtscts&exclusive=0&dtr=0&rts=1&hupcl=1");

        Assert.Equal(
            new SerialOptions
            {
                Path = "/dev/ttyS9",
                Line = new SerialLineOptions
                {
                    SpeedBps = 31250,
                    DataBits = 7,
                    Parity = SerialParity.Mark,
                    StopBits = SerialStopBits.Two,
                    Flow = SerialFlowControl.RtsCts,
                    Dtr = false,
                    Rts = true,
                },
                Exclusive = false,
                HangUpOnClose = true,
            },
            options);
    }

    [Theory]
    [InlineData("serial:/x?speed=0", "'speed=0'")]
    [InlineData("serial:/x?speed=fast", "'speed=fast'")]
    [InlineData("serial:/x?data=9", "'data=9'")]
    [InlineData("serial:/x?parity=some", "none, even, odd, mark, space")]
    [InlineData("serial:/x?stop=3", "'stop=3'")]
    [InlineData("serial:/x?stop=1.5", "data=5")]
    [InlineData("serial:/x?flow=dtrdsr", "'flow=dtrdsr'")]
    [InlineData("serial:/x?exclusive=perhaps", "'exclusive=perhaps'")]
    [InlineData("serial:/x?baud=9600", "no option 'baud'")]
    [InlineData("serial:", "names no device")]
    public void From_WrongOption_NamesIt(string uri, string complaint)
    {
        LinkException e = Assert.Throws<LinkException>(() => Parse(uri));
        Assert.Equal(LinkErrorKind.InvalidOption, e.Kind);
        Assert.Contains(complaint, e.Message);
    }

    [Fact]
    public void Check_DeviceRoundsTheSpeed_TakesSmallErrorsAndRefusesLargeOnes()
    {
        SerialOptions options = Parse("serial:/x?speed=115200");
        Termios2 asked = SerialSettings.Apply(default, options);
        Termios2 taken = asked;
        taken.OutputSpeed = 117_647;
        SerialSettings.Check(taken, asked, options);
        taken.OutputSpeed = 125_000;
        LinkException e = Assert.Throws<LinkException>(() => SerialSettings.Check(taken, asked, options));
        Assert.Contains("125000", e.Message);
    }

    [Theory]
    [InlineData("parity=none&data=5&stop=1.5", TtyNative.CSTOPB)]
    [InlineData("parity=even&data=6", TtyNative.PARENB | 0x10)]
    [InlineData("parity=odd&data=7", TtyNative.PARENB | TtyNative.PARODD | 0x20)]
    [InlineData("parity=mark", TtyNative.PARENB | TtyNative.PARODD | TtyNative.CMSPAR | TtyNative.CS8)]
    [InlineData("parity=space", TtyNative.PARENB | TtyNative.CMSPAR | TtyNative.CS8)]
    [InlineData("flow=rtscts&hupcl=1", TtyNative.CRTSCTS | TtyNative.HUPCL | TtyNative.CS8)]
    public void Apply_CharacterFormat_SetsTheFlags(string text, uint flags)
    {
        Termios2 settings = SerialSettings.Apply(default, Parse($"serial:/x?{text}"));
        Assert.Equal(flags | TtyNative.CREAD | TtyNative.CLOCAL | TtyNative.BOTHER, settings.ControlFlags);
    }

    private static SerialOptions Parse(string text)
    {
        Assert.True(LinkUri.TryParse(text, out LinkUri? uri, out string? error), error);
        return SerialOptions.From(uri);
    }
}
