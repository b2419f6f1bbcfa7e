using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;
using UserCoNdis.Transport.Usb.Serial;
using UserCoNdis.UsbKit;
using static UserCoNdis.UsbFunctions.Tests.Serial.ChipBench;

namespace UserCoNdis.UsbFunctions.Tests.Serial;

/// <summary>The requests of AN571, octet by octet.</summary>
[Trait("Spec", "AN571")]
public sealed class Cp210xChipTests
{
    private static readonly Cp210xDriver s_driver = new();

    /// <summary>What stands here for speed 9600, 8N1 and both lines was recorded by a device that plays a CP2102 before the kernel's driver
    /// (cholla.mmto.org/computers/usb/learn/cp2102R.html): 41 00 01 00, 41 1E with 80 25 00 00, 41 03 00 08, 41 07 03 03, C1 08.</summary>
    [Fact]
    public void Initialize_Cp2102_SendsWhatWasRecorded()
    {
        using ChipBench bench = Bench();
        bench.On("C0 FF", [0x02]).On("C1 1D", [0x80, 0x25, 0, 0]).On("C1 08", [0xB3]);
        Cp210xChip chip = Chip(bench, "speed=9600");
        chip.Initialize();
        Assert.Equal(
            """
            41 00 01 00 00 00
            41 12 0F 00 00 00
            C0 FF 0B 37 00 00 : 02
            41 1E 00 00 00 00 : 80 25 00 00
            C1 1D 00 00 00 00 : 80 25 00 00
            41 03 00 08 00 00
            41 13 00 00 00 00 : 01 00 00 00 40 00 00 00 80 00 00 00 80 00 00 00
            41 07 03 03 00 00
            C1 08 00 00 00 00 : B3
            """,
            bench.Requests);
        Assert.Equal(9600, chip.SpeedBps);
        Assert.Equal(ModemLines.Outputs | ModemLines.Cts | ModemLines.Dsr | ModemLines.Dcd, chip.InitialLines);
        Assert.False(chip.CountsErrors);
        Assert.Equal("C1 08 00 00 00 00", Text(chip.PollRequest!.Value));
        Assert.Equal(1, chip.PollRequest.Value.Setup.Length);
        Assert.Equal("41 00 00 00 00 00", Text(chip.CloseRequest!.Value));
    }

    [Fact]
    public void Initialize_WithEvents_ToldTheEscapeCharacterAndPollsNoMore()
    {
        using ChipBench bench = Bench();
        Cp210xChip chip = Chip(bench, "", events: true);
        chip.Initialize();
        Assert.Contains("41 15 EC 00 00 00", bench.Requests, StringComparison.Ordinal);
        Assert.Null(chip.PollRequest);
        Assert.True(chip.CountsErrors);
    }

    [Fact]
    public void Initialize_EventsRefused_NamesTheOption()
    {
        using ChipBench bench = Bench();
        bench.On("41 15", null);
        Assert.Contains("'events=1'", bench.Refuses(Chip(bench, "", events: true)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data=7&parity=odd&stop=2", "41 03 12 07")]
    [InlineData("data=5&stop=1.5", "41 03 01 05")]
    [InlineData("parity=even", "41 03 20 08")]
    [InlineData("parity=mark", "41 03 30 08")]
    [InlineData("parity=space", "41 03 40 08")]
    public void Format_EachOption_HasItsNumber(string query, string request)
    {
        using ChipBench bench = Bench();
        Chip(bench, query).Initialize();
        Assert.Contains(request, bench.Requests, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flow=rtscts", "41 13 00 00 00 00 : 09 00 00 00 80 00 00 00 80 00 00 00 80 00 00 00\n41 07 01 01 00 00")] // RTS is the chip's
    [InlineData("flow=xonxoff", "41 19 00 00 00 00 : 00 00 00 00 11 13\n41 13 00 00 00 00 : 01 00 00 00 43 00 00 00 80 00 00 00 80 00 00 00\n41 07 03 03 00 00")]
    [InlineData("dtr=0&rts=0", "41 13 00 00 00 00 : 00 00 00 00 00 00 00 00 80 00 00 00 80 00 00 00\n41 07 00 03 00 00")]
    public void Flow_EachKind_IsSet(string query, string requests)
    {
        using ChipBench bench = Bench();
        Chip(bench, query).Initialize();
        Assert.Contains(requests, bench.Requests, StringComparison.Ordinal);
    }

    [Fact]
    public void BreakAndLines_AreOneRequestEach()
    {
        using ChipBench bench = Bench();
        Cp210xChip chip = Chip(bench);
        Assert.Equal("41 05 01 00 00 00", Text(chip.BreakRequest(on: true)));
        Assert.Equal("41 05 00 00 00 00", Text(chip.BreakRequest(on: false)));
        Assert.Equal("41 07 02 03 00 00", Text(chip.LinesRequest(ModemLines.Rts)));
    }

    [Theory]
    [InlineData(0x01, 921_600, true)]
    [InlineData(0x02, 1_500_000, false)]
    [InlineData(0x04, 2_000_000, true)]
    [InlineData(0x20, 3_000_000, true)]
    [InlineData(0x20, 4_000_000, false)]
    [InlineData(0x02, 200, false)]
    public void Speed_BeyondThePart_IsRefused(byte part, long speed, bool isTaken)
    {
        using ChipBench bench = Bench();
        bench.On("C0 FF", [part]);
        Cp210xChip chip = Chip(bench, $"speed={speed}");
        if (isTaken)
        {
            chip.Initialize();
            Assert.Equal(speed, chip.SpeedBps);
        }
        else
        {
            Assert.Contains($"'speed={speed}'", bench.Refuses(chip).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0, 2_000_000, true)]
    [InlineData(1, 2_000_000, false)]
    [InlineData(1, 1200, false)]
    [InlineData(1, 2400, true)]
    public void Speed_Cp2105_DependsOnThePort(byte port, long speed, bool isTaken)
    {
        (long lowest, long highest) = Cp210xSpeeds.RangeOf(Cp210xPart.Cp2105, port);
        Assert.Equal(isTaken, speed >= lowest && speed <= highest);
    }

    [Fact]
    public void Speed_ReadBackFarOff_IsRefused()
    {
        using ChipBench bench = Bench();
        bench.On("C1 1D", [0x00, 0x4B, 0, 0]);
        Assert.Contains("nearest it makes is 19200", bench.Refuses(Chip(bench, "speed=115200")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("41 1E", "'speed=115200'")]
    [InlineData("41 03", "'data=8&parity=none&stop=1'")]
    [InlineData("41 13", "'flow=none'")]
    public void Initialize_RequestRefused_NamesTheOption(string request, string complaint)
    {
        using ChipBench bench = Bench();
        bench.On(request, null);
        Assert.Contains(complaint, bench.Refuses(Chip(bench)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HandlePolled_Status_IsTheLines()
    {
        using ChipBench bench = Bench();
        Cp210xChip chip = Chip(bench);
        chip.HandlePolled([0x40], bench.Events);
        chip.HandlePolled([], bench.Events);
        Assert.Equal([(ModemLines.Ri, ModemLines.Inputs)], bench.Events.Inputs);
    }

    [Fact]
    public void Initialize_SecondPortOfA2105_NamesItsInterface()
    {
        using var bench = new ChipBench(
            UsbWire.Device(0x10C4, 0xEA70),
            UsbWire.Interface(0, 0, 2, 0xFF), BulkIn(0x81), BulkOut(0x01), UsbWire.Interface(1, 0, 2, 0xFF), BulkIn(0x82), BulkOut(0x02));
        UsbFunction second = s_driver.Find(bench.Device.Descriptor, bench.Device.Configuration)[1];
        new Cp210xChip(bench.Device, second, Options(), wantsEvents: false).Initialize();
        Assert.StartsWith("41 00 01 00 01 00\n41 12 0F 00 01 00\nC0 FF 0B 37 01 00\n", bench.Requests, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0xEA60, true)]
    [InlineData(0x8A2A, true)]
    [InlineData(0xEA90, false)] // a bridge of another kind
    public void Find_Products_AreTheSerialOnes(int product, bool isOurs)
    {
        using var bench = new ChipBench(UsbWire.Device(0x10C4, (ushort)product), UsbWire.Interface(0, 0, 2, 0xFF), BulkIn(0x81), BulkOut(0x01));
        Assert.Equal(isOurs, s_driver.Find(bench.Device.Descriptor, bench.Device.Configuration).Count == 1);
    }

    private static ChipBench Bench() => new(UsbWire.Device(0x10C4, 0xEA60), UsbWire.Interface(0, 0, 2, 0xFF), BulkIn(0x81), BulkOut(0x01));

    private static Cp210xChip Chip(ChipBench bench, string query = "", bool events = false) =>
        new(bench.Device, bench.Find(s_driver), Options(query), events);
}
