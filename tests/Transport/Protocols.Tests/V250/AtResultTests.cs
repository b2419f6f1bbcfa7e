using System.Text;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Transport.Protocols.Tests.V250;

[Trait("Spec", "V.250 5.7")]
public class AtResultTests
{
    [Theory]
    [InlineData("OK", AtResultCode.Ok)]
    [InlineData(" ok ", AtResultCode.Ok)]
    [InlineData("RING", AtResultCode.Ring)]
    [InlineData("+CRING: REL ASYNC", AtResultCode.Ring)]
    [InlineData("NO CARRIER", AtResultCode.NoCarrier)]
    [InlineData("ERROR", AtResultCode.Error)]
    [InlineData("NO DIALTONE", AtResultCode.NoDialtone)]
    [InlineData("NO DIAL TONE", AtResultCode.NoDialtone)]
    [InlineData("BUSY", AtResultCode.Busy)]
    [InlineData("NO ANSWER", AtResultCode.NoAnswer)]
    [InlineData("DELAYED", AtResultCode.Delayed)]
    [InlineData("DELAYED 02:12", AtResultCode.Delayed)]
    [InlineData("BLACKLISTED", AtResultCode.Blacklisted)]
    [InlineData("+CME ERROR: 10", AtResultCode.CmeError)]
    [InlineData("CONNECT", AtResultCode.Connect)]
    public void VerboseResult_EveryKnownWord_IsParsed(string line, AtResultCode code)
    {
        Assert.True(AtResultParser.TryParseVerbose(Encoding.ASCII.GetBytes(line), out AtResult result));
        Assert.Equal(new AtResult(code), result);
    }

    [Theory]
    [InlineData("CONNECT 57600/ARQ/V90", 57600L)]
    [InlineData("CONNECT 115200", 115200L)]
    [InlineData("CONNECT/ARQ", null)]
    [InlineData("CONNECT 1200/75", 1200L)]
    [InlineData("CONNECT V32 9600", 9600L)]
    [InlineData("CONNECT ARQ/V34/33600", 33600L)]
    [InlineData("CONNECT 99999999999999999999", null)]
    [InlineData("CONNECT 0", null)]
    [InlineData("CONNECT FAST", null)]
    public void Connect_WithSpeedText_TellsBitsPerSecond(string line, long? speed)
    {
        Assert.True(AtResultParser.TryParseVerbose(Encoding.ASCII.GetBytes(line), out AtResult result));
        Assert.Equal(new AtResult(AtResultCode.Connect, speed), result);
    }

    [Theory]
    [InlineData("")]
    [InlineData("OKAY")]
    [InlineData("CONNECTED")]
    [InlineData("NOCARRIER")]
    [InlineData("RINGING")]
    [InlineData("ATZ")]
    public void VerboseResult_OtherWord_IsNone(string line) =>
        Assert.False(AtResultParser.TryParseVerbose(Encoding.ASCII.GetBytes(line), out _));

    [Theory]
    [InlineData("0", AtResultCode.Ok, null)]
    [InlineData("1", AtResultCode.Connect, null)]
    [InlineData("2", AtResultCode.Ring, null)]
    [InlineData("3", AtResultCode.NoCarrier, null)]
    [InlineData("4", AtResultCode.Error, null)]
    [InlineData("5", AtResultCode.Connect, 1200L)]
    [InlineData("6", AtResultCode.NoDialtone, null)]
    [InlineData("7", AtResultCode.Busy, null)]
    [InlineData("8", AtResultCode.NoAnswer, null)]
    [InlineData("10", AtResultCode.Connect, 2400L)]
    [InlineData("18", AtResultCode.Connect, 57600L)]
    [InlineData("32", AtResultCode.Blacklisted, null)]
    public void NumericResult_EveryKnownNumber_IsParsed(string line, AtResultCode code, long? speed)
    {
        Assert.True(AtResultParser.TryParseNumeric(Encoding.ASCII.GetBytes(line), out AtResult result));
        Assert.Equal(new AtResult(code, speed), result);
    }

    [Fact]
    public void Map_EveryCode_HasAStatusAReasonAndOneLine()
    {
        foreach (AtResultCode code in Enum.GetValues<AtResultCode>())
        {
            AtOutcome outcome = AtResultMap.Of(code);
            bool success = code is AtResultCode.Ok or AtResultCode.Connect or AtResultCode.Ring;
            Assert.Equal(code, outcome.Code);
            Assert.Equal(success, outcome.NdisStatus == 0);
            Assert.Equal(success, outcome.DisconnectMode == 0);
            Assert.False(string.IsNullOrWhiteSpace(outcome.Text) || outcome.Text.Contains('\n'));
        }
    }

    [Theory]
    [InlineData(AtResultCode.Busy, 0xC0012025, 0x20)]
    [InlineData(AtResultCode.NoAnswer, 0xC0012026, 0x40)]
    [InlineData(AtResultCode.NoCarrier, 0xC0012028, 0x100)]
    [InlineData(AtResultCode.NoDialtone, 0xC001202B, 0x1000)]
    [InlineData(AtResultCode.NoResponse, 0xC001201E, 0x4000)]
    public void Map_CallFailures_AreTheContractsValues(AtResultCode code, uint status, uint mode) =>
        Assert.Equal((status, mode), (AtResultMap.Of(code).NdisStatus, AtResultMap.Of(code).DisconnectMode));

    [Fact]
    public void Map_NoCarrierOfAConnectedCall_IsANormalDisconnect() =>
        Assert.Equal((0xC0012020u, 1u), (AtResultMap.OfConnectedCall(AtResultCode.NoCarrier).NdisStatus,
            AtResultMap.OfConnectedCall(AtResultCode.NoCarrier).DisconnectMode));
}
