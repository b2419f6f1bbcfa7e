using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;
using UserCoNdis.Transport.Usb.Serial;
using UserCoNdis.UsbKit;
using static UserCoNdis.UsbFunctions.Tests.Serial.ChipBench;

namespace UserCoNdis.UsbFunctions.Tests.Serial;

/// <summary>The requests of FTDI's chips, octet by octet: bmRequestType, bRequest, wValue, wIndex.</summary>
public sealed class FtdiChipTests
{
    private static readonly FtdiDriver s_driver = new();

    [Fact]
    public void Initialize_Ft232R_SendsWhatTheApplicationNotesSay()
    {
        using ChipBench bench = OnePort(0x0600);
        bench.On("C0 0A", [16]).On("C0 05", [0xB1, 0x60]);
        FtdiChip chip = Chip(bench, "speed=9600");
        chip.Initialize();
        Assert.Equal(
            """
            40 00 00 00 00 00
            40 00 01 00 00 00
            40 00 02 00 00 00
            40 0B 00 00 00 00
            C0 0A 00 00 00 00 : 10
            40 09 01 00 00 00
            40 06 00 00 00 00
            40 07 00 00 00 00
            40 03 38 41 00 00
            40 04 08 00 00 00
            40 02 00 00 00 00
            40 01 03 03 00 00
            C0 05 00 00 00 00 : B1 60
            """,
            bench.Requests);
        Assert.Equal(9600, chip.SpeedBps);
        Assert.Equal(ModemLines.Outputs | ModemLines.Inputs, chip.SupportedLines);
        Assert.Equal(ModemLines.Dtr | ModemLines.Rts | ModemLines.Cts | ModemLines.Dsr | ModemLines.Dcd, chip.InitialLines);
        Assert.Equal("40 09 10 00 00 00", Text(chip.CloseRequest!.Value));
        Assert.True(chip.CanBreak && chip.CountsErrors);
    }

    [Fact]
    public void Initialize_SecondPortOfA2232H_NamesThePortAndTheFastClock()
    {
        using var bench = new ChipBench(
            UsbWire.Device(0x0403, 0x6010, release: 0x0700),
            UsbWire.Interface(0, 0, 2, 0xFF, 0xFF, 0xFF), BulkIn(0x81, 512), BulkOut(0x02, 512),
            UsbWire.Interface(1, 0, 2, 0xFF, 0xFF, 0xFF), BulkIn(0x83, 512), BulkOut(0x04, 512));
        UsbFunction second = s_driver.Find(bench.Device.Descriptor, bench.Device.Configuration)[1];
        var chip = new FtdiChip(bench.Device, second, Options("speed=115200&flow=xonxoff&dtr=0"), 2);
        chip.Initialize();
        Assert.Equal(
            """
            40 00 00 00 02 00
            40 00 01 00 02 00
            40 00 02 00 02 00
            40 0B 00 00 02 00
            C0 0A 00 00 02 00
            40 09 02 00 02 00
            40 06 00 00 02 00
            40 07 00 00 02 00
            40 03 68 C0 02 02
            40 04 08 00 02 00
            40 02 11 13 02 04
            40 01 02 03 02 00
            C0 05 00 00 02 00
            """,
            bench.Requests);
        Assert.Equal(115_246, chip.SpeedBps);
        Assert.Null(chip.CloseRequest); // it did not tell the latency that it had
        Assert.Equal(ModemLines.Rts, chip.InitialLines);
    }

    [Fact]
    public void Initialize_OldChips_HaveNoLatencyTimer()
    {
        foreach (ushort release in new ushort[] { 0x0100, 0x0200 })
        {
            using ChipBench bench = OnePort(release);
            Chip(bench, "speed=9600").Initialize();
            Assert.DoesNotContain("40 09", bench.Requests, StringComparison.Ordinal);
            Assert.DoesNotContain("40 0B", bench.Requests, StringComparison.Ordinal);
            Assert.Contains(release == 0x0100 ? "40 03 05 00 00 00" : "40 03 38 41 00 00", bench.Requests, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Initialize_FractionWithABitInTheIndex_PutsItThere()
    {
        using ChipBench bench = OnePort(0x1000);
        Chip(bench, "speed=14400").Initialize();
        Assert.Contains("40 03 D0 00 01 00", bench.Requests, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "40 04 08 00")]
    [InlineData("data=7&parity=odd", "40 04 07 01")]
    [InlineData("parity=even", "40 04 08 02")]
    [InlineData("parity=mark&stop=2", "40 04 08 13")]
    [InlineData("parity=space", "40 04 08 04")]
    public void Format_EachOption_StandsInSetData(string query, string request)
    {
        using ChipBench bench = OnePort(0x0600);
        FtdiChip chip = Chip(bench, query);
        chip.Initialize();
        Assert.Contains(request, bench.Requests, StringComparison.Ordinal);
        Assert.Equal($"{request} 00 00", Text(chip.BreakRequest(on: false)));
    }

    [Fact]
    public void BreakRequest_On_SetsBit14AndKeepsTheFormat()
    {
        using ChipBench bench = OnePort(0x0600);
        FtdiChip chip = Chip(bench, "parity=even&stop=2");
        chip.Initialize();
        Assert.Equal("40 04 08 52 00 00", Text(chip.BreakRequest(on: true)));
        Assert.Equal("40 04 08 12 00 00", Text(chip.BreakRequest(on: false)));
    }

    [Theory]
    [InlineData(ModemLines.None, "40 01 00 03 00 00")]
    [InlineData(ModemLines.Dtr, "40 01 01 03 00 00")]
    [InlineData(ModemLines.Rts, "40 01 02 03 00 00")]
    [InlineData(ModemLines.Outputs, "40 01 03 03 00 00")]
    public void LinesRequest_EachLine_HasItsBit(ModemLines outputs, string request)
    {
        using ChipBench bench = OnePort(0x0600);
        Assert.Equal(request, Text(Chip(bench).LinesRequest(outputs)));
    }

    [Fact]
    public void Flow_RtsCts_IsInTheIndex()
    {
        using ChipBench bench = OnePort(0x0400);
        Chip(bench, "flow=rtscts").Initialize();
        Assert.Contains("40 02 00 00 00 01", bench.Requests, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data=6", "'data=6'")]
    [InlineData("data=5&stop=1.5", "'data=5'")]
    [InlineData("speed=2500000", "'speed=2500000': the nearest it makes is 3000000 bit/s, +20.0 %")]
    [InlineData("speed=150", "'speed=150'")]
    public void Initialize_WhatTheChipLacks_IsRefusedBeforeAnythingIsSent(string query, string complaint)
    {
        using ChipBench bench = OnePort(0x0600);
        Assert.Contains(complaint, bench.Refuses(Chip(bench, query)).Message, StringComparison.Ordinal);
        Assert.Empty(bench.Requests);
    }

    [Theory]
    [InlineData(0x0110, 64, 3, nameof(FtdiChipType.Sio))]
    [InlineData(0x0200, 64, 3, nameof(FtdiChipType.Am))]
    [InlineData(0x0200, 64, 0, nameof(FtdiChipType.B))] // a FT232B without a serial number
    [InlineData(0x0400, 64, 3, nameof(FtdiChipType.B))]
    [InlineData(0x0500, 64, 3, nameof(FtdiChipType.Ft2232C))]
    [InlineData(0x0600, 64, 3, nameof(FtdiChipType.R))]
    [InlineData(0x0700, 512, 3, nameof(FtdiChipType.Ft2232H))]
    [InlineData(0x0800, 512, 3, nameof(FtdiChipType.Ft4232H))]
    [InlineData(0x0900, 512, 3, nameof(FtdiChipType.Ft232H))]
    [InlineData(0x1000, 64, 3, nameof(FtdiChipType.X))]
    [InlineData(0x3600, 512, 3, nameof(FtdiChipType.Ft4232H))]
    [InlineData(0x7700, 512, 3, nameof(FtdiChipType.Ft232H))] // unheard of
    [InlineData(0x7700, 64, 3, nameof(FtdiChipType.X))]
    public void TypeOf_Release_IsTheChips(int release, int packet, byte serialIndex, string type)
    {
        UsbDeviceDescriptor device = DescriptorParser.ParseDevice(UsbWire.Device(0x0403, 0x6001, release: (ushort)release));
        Assert.Equal(type, FtdiChips.TypeOf(device with { SerialNumberIndex = serialIndex }, packet).ToString());
    }

    [Fact]
    public void Find_OtherVendorOrNoBulkPair_IsNoFunction()
    {
        using var other = new ChipBench(UsbWire.Device(0x0404, 0x6001), UsbWire.Interface(0, 0, 2, 0xFF), BulkIn(0x81), BulkOut(0x02));
        Assert.Empty(s_driver.Find(other.Device.Descriptor, other.Device.Configuration));
        using var half = new ChipBench(UsbWire.Device(0x0403, 0x6001), UsbWire.Interface(0, 0, 1, 0xFF), BulkIn(0x81));
        Assert.Empty(s_driver.Find(half.Device.Descriptor, half.Device.Configuration));
    }

    private static ChipBench OnePort(ushort release) => new(
        UsbWire.Device(0x0403, 0x6001, release: release), UsbWire.Interface(0, 0, 2, 0xFF, 0xFF, 0xFF), BulkIn(0x81), BulkOut(0x02));

    private static FtdiChip Chip(ChipBench bench, string query = "") => new(bench.Device, bench.Find(s_driver), Options(query), 1);
}
