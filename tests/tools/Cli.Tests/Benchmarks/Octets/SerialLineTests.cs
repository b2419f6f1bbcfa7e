using UserCoNdis.Tools.Cli.Benchmarks.Octets;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Cli.Tests.Benchmarks.Octets;

public sealed class SerialLineTests
{
    [Theory]
    [InlineData("serial:/dev/ttyS0", 10)]
    [InlineData("serial:/dev/ttyS0?data=7&parity=even", 10)]
    [InlineData("serial:/dev/ttyS0?parity=odd", 11)]
    [InlineData("usb:0403:6001?stop=2&speed=9600", 11)]
    [InlineData("serial:/dev/ttyS0?data=5&stop=1.5", 7.5)]
    public void BitsPerCharacter_OfALink_CountsStartDataParityAndStop(string link, double bits) => Assert.Equal(bits, SerialLine.BitsPerCharacter(link));

    [Theory]
    [InlineData("serial:/dev/ttyS0", "serial:/dev/ttyS0?speed=9600")]
    [InlineData("serial:/dev/ttyS0?speed=115200&flow=rtscts", "serial:/dev/ttyS0?flow=rtscts&speed=9600")]
    public void WithSpeed_OfALink_ChangesThatOptionAlone(string link, string other) => Assert.Equal(other, SerialLine.WithSpeed(link, 9600));

    [Theory]
    [InlineData("serial:/dev/ttyS0", false)]
    [InlineData("serial:/dev/ttyS0?flow=none", false)]
    [InlineData("serial:/dev/ttyS0?flow=rtscts", true)]
    [InlineData("usb:0403:6001?flow=xonxoff", true)]
    public void HasFlowControl_OfALink_IsWhatWasAskedFor(string link, bool has) => Assert.Equal(has, SerialLine.HasFlowControl(link));

    [Fact]
    public void Wiring_OfAPlugThatJoinsHandshakeLines_IsNamed() => Assert.Equal(
        "loop-back plug with handshake: A RTS→A CTS, A DTR→A DSR+A DCD",
        LineWiring.Of([Row("A", ModemLines.Rts, "A", ModemLines.Cts), Row("A", ModemLines.Dtr, "A", ModemLines.Dsr), Row("A", ModemLines.Dtr, "A", ModemLines.Dcd)]));

    [Theory]
    [InlineData("B", ModemLines.Cts, "cable, in part: A RTS→B CTS")]
    [InlineData("A", ModemLines.Cts, "loop-back plug, in part: A RTS→A CTS")]
    [InlineData(null, ModemLines.None, "three wires: A RTS→nothing")]
    public void Wiring_OfOneLine_IsNamedByWhereItLeads(string? to, ModemLines input, string words) => Assert.Equal(words, LineWiring.Of([Row("A", ModemLines.Rts, to, input)]));

    private static LineRow Row(string from, ModemLines output, string? to, ModemLines input) => new(from, output, to, input, 20, to is null ? 0 : 20, 1, 2);
}
