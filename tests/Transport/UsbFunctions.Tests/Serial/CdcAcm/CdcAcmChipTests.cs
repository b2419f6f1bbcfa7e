using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;
using UserCoNdis.Transport.Usb.Serial;
using UserCoNdis.UsbKit;
using static UserCoNdis.UsbFunctions.Tests.Serial.ChipBench;

namespace UserCoNdis.UsbFunctions.Tests.Serial;

/// <summary>The requests of the abstract control model, octet by octet (PSTN 1.2, 6.3).</summary>
[Trait("Spec", "PSTN12")]
public sealed class CdcAcmChipTests
{
    private const byte LineCodingAndBreak = 0x06;

    [Fact]
    public void Initialize_LineCodingTaken_SendsReadsBackAndRaisesTheLines()
    {
        using ChipBench bench = Bench(LineCodingAndBreak);
        bench.On("A1 21", [0x00, 0xC2, 0x01, 0x00, 0x00, 0x00, 0x08]);
        CdcAcmChip chip = Chip(bench);
        chip.Initialize();
        Assert.Equal(
            """
            21 20 00 00 02 00 : 00 C2 01 00 00 00 08
            A1 21 00 00 02 00 : 00 C2 01 00 00 00 08
            21 22 03 00 02 00
            """,
            bench.Requests);
        Assert.Equal(115_200, chip.SpeedBps);
        Assert.Equal(ModemLines.Outputs, chip.InitialLines);
        Assert.Equal(ModemLines.Outputs | ModemLines.Dcd | ModemLines.Dsr | ModemLines.Ri, chip.SupportedLines);
        Assert.Equal("21 22 00 00 02 00", Text(chip.CloseRequest!.Value));
    }

    [Fact]
    public void Initialize_DeviceRoundsTheSpeed_TellsTheRealOne()
    {
        using ChipBench bench = Bench(LineCodingAndBreak);
        bench.On("A1 21", [0x8F, 0xCB, 0x01, 0x00, 0x00, 0x00, 0x08]);
        CdcAcmChip chip = Chip(bench);
        chip.Initialize();
        Assert.Equal(117_647, chip.SpeedBps);
    }

    [Theory]
    [InlineData("data=5&stop=1.5", "80 25 00 00 01 00 05")]
    [InlineData("data=7&parity=odd&stop=2", "80 25 00 00 02 01 07")]
    [InlineData("parity=even", "80 25 00 00 00 02 08")]
    [InlineData("parity=mark", "80 25 00 00 00 03 08")]
    [InlineData("parity=space", "80 25 00 00 00 04 08")]
    public void LineCoding_EachOption_HasItsNumber(string query, string coding)
    {
        using ChipBench bench = Bench(LineCodingAndBreak);
        Chip(bench, $"speed=9600&{query}").Initialize();
        Assert.StartsWith($"21 20 00 00 02 00 : {coding}\n", bench.Requests, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dtr=0", "21 22 02 00 02 00", ModemLines.Rts)]
    [InlineData("rts=0", "21 22 01 00 02 00", ModemLines.Dtr)]
    [InlineData("dtr=0&rts=0", "21 22 00 00 02 00", ModemLines.None)]
    public void ControlLineState_AsAsked_IsSent(string query, string request, ModemLines on)
    {
        using ChipBench bench = Bench(LineCodingAndBreak);
        CdcAcmChip chip = Chip(bench, query);
        chip.Initialize();
        Assert.EndsWith(request, bench.Requests, StringComparison.Ordinal);
        Assert.Equal(on, chip.InitialLines);
    }

    [Fact]
    public void Initialize_CapabilitiesSayNoLineCoding_StallIsTaken()
    {
        using ChipBench bench = Bench(0x00);
        bench.On("21 20", null).On("21 22", null);
        CdcAcmChip chip = Chip(bench, "speed=9600");
        chip.Initialize();
        Assert.Equal(9600, chip.SpeedBps);
        Assert.Equal(ModemLines.Dcd | ModemLines.Dsr | ModemLines.Ri, chip.SupportedLines);
        Assert.Null(chip.CloseRequest);
        Assert.False(chip.CanBreak);
    }

    [Theory]
    [InlineData("")]                     // no answer but a stall
    [InlineData("80 25 00 00")]          // cut short
    [InlineData("00 00 00 00 00 00 00")] // nothing in it
    public void Initialize_CodingNotTold_IsTakenAsAsked(string answer)
    {
        using ChipBench bench = Bench(LineCodingAndBreak);
        bench.On("A1 21", answer.Length == 0 ? null : TestKit.Wire.Hex(answer));
        CdcAcmChip chip = Chip(bench, "speed=57600");
        chip.Initialize();
        Assert.Equal(57_600, chip.SpeedBps);
    }

    [Theory]
    [InlineData("speed=115200", "80 25 00 00 00 00 08", "'speed=115200': the nearest it makes is 9600 bit/s")]
    [InlineData("speed=9600&parity=even", "80 25 00 00 00 00 08", "'parity=even'")]
    [InlineData("speed=9600&data=7", "80 25 00 00 00 00 08", "'data=7'")]
    [InlineData("speed=9600&stop=2", "80 25 00 00 00 00 08", "'stop=2'")]
    public void Initialize_DeviceKeepsAnotherCoding_NamesTheOption(string query, string answer, string complaint)
    {
        using ChipBench bench = Bench(LineCodingAndBreak);
        bench.On("21 20", null).On("A1 21", TestKit.Wire.Hex(answer));
        Assert.Contains(complaint, bench.Refuses(Chip(bench, query)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flow=rtscts")]
    [InlineData("flow=xonxoff")]
    public void Initialize_FlowControl_IsRefusedForTheClassHasNone(string query)
    {
        using ChipBench bench = Bench(LineCodingAndBreak);
        Assert.Contains($"'{query}'", bench.Refuses(Chip(bench, query)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BreakRequest_UntilToldOtherwise()
    {
        using ChipBench bench = Bench(LineCodingAndBreak);
        CdcAcmChip chip = Chip(bench);
        Assert.True(chip.CanBreak);
        Assert.Equal("21 23 FF FF 02 00", Text(chip.BreakRequest(on: true)));
        Assert.Equal("21 23 00 00 02 00", Text(chip.BreakRequest(on: false)));
    }

    [Fact]
    public void Initialize_NoAnswerAtAll_IsAnErrorOfTheDevice()
    {
        using ChipBench bench = Bench(LineCodingAndBreak);
        bench.Simulated.OnControl = (_, _) => ControlAnswer.None;
        Assert.Equal(LinkErrorKind.TimedOut, Assert.Throws<LinkException>(Chip(bench).Initialize).Kind);
    }

    private static ChipBench Bench(byte capabilities) => new(
        UsbWire.Device(0x1D6B, 0x0104),
        CdcAcmFindTests.Control(2), CdcAcmFindTests.Header, UsbWire.Class(0x24, 0x02, capabilities), CdcAcmFindTests.Union(2, 3), InterruptIn(0x85),
        CdcAcmFindTests.Data(3), BulkIn(0x81), BulkOut(0x02));

    private static CdcAcmChip Chip(ChipBench bench, string query = "") => new(bench.Device, bench.Find(new CdcAcmDriver()), Options(query));
}
