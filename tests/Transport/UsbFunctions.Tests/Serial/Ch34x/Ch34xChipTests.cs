using UserCoNdis.TestKit;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb.Serial;
using UserCoNdis.UsbKit;
using static UserCoNdis.UsbFunctions.Tests.Serial.ChipBench;

namespace UserCoNdis.UsbFunctions.Tests.Serial;

/// <summary>The requests of a CH340, octet by octet. There is no public specification: these are the transfers that free drivers agree on.</summary>
public sealed class Ch34xChipTests
{
    private static readonly Ch34xDriver s_driver = new();

    [Fact]
    public void Initialize_Ch340_SendsTheKnownSequence()
    {
        using ChipBench bench = Bench(0x31);
        bench.On("C0 95 05 18", [0xBF, 0xC3]).On("C0 95 06 07", [0xF6, 0xEE]);
        Ch34xChip chip = Chip(bench);
        chip.Initialize();
        Assert.Equal(
            """
            C0 5F 00 00 00 00 : 31 00
            40 A1 00 00 00 00
            40 9A 12 13 87 98
            40 9A 18 25 C3 00
            40 A4 9F FF 00 00
            40 9A 27 27 00 00
            C0 95 05 18 00 00 : BF C3
            C0 95 06 07 00 00 : F6 EE
            """,
            bench.Requests);
        Assert.Equal(115_385, chip.SpeedBps);
        Assert.Equal(ModemLines.Outputs | ModemLines.Cts | ModemLines.Dcd, chip.InitialLines);
        Assert.Equal(ModemLines.Outputs | ModemLines.Inputs, chip.SupportedLines);
        Assert.True(chip.CanBreak);
        Assert.Equal("40 9A 05 18 BE 83", Text(chip.BreakRequest(on: true)));
        Assert.Equal("40 9A 05 18 BF C3", Text(chip.BreakRequest(on: false)));
    }

    [Theory]
    [InlineData("data=7&parity=odd", "40 9A 18 25 CA 00")]
    [InlineData("parity=even&stop=2", "40 9A 18 25 DF 00")]
    [InlineData("parity=mark", "40 9A 18 25 EB 00")]
    [InlineData("parity=space", "40 9A 18 25 FB 00")]
    [InlineData("data=5&stop=1.5", "40 9A 18 25 C4 00")]
    [InlineData("data=6", "40 9A 18 25 C1 00")]
    [InlineData("flow=rtscts", "40 9A 27 27 01 01")]
    [InlineData("dtr=0", "40 A4 BF FF 00 00")]
    [InlineData("rts=0", "40 A4 DF FF 00 00")]
    public void Option_Each_HasItsBits(string query, string request)
    {
        using ChipBench bench = Bench(0x30);
        Chip(bench, query).Initialize();
        Assert.Contains(request, bench.Requests, StringComparison.Ordinal);
    }

    [Fact]
    public void Initialize_VersionBefore30_HasNoLineControl()
    {
        using ChipBench bench = Bench(0x27);
        Ch34xChip chip = Chip(bench);
        chip.Initialize();
        Assert.DoesNotContain("40 9A 18 25", bench.Requests, StringComparison.Ordinal);
        Assert.Contains("40 9A 12 13 07 98", bench.Requests, StringComparison.Ordinal); // nor does bit 7 help there
        Assert.False(chip.CanBreak); // the registers were not told
        using ChipBench again = Bench(0x27);
        Assert.Contains("'data=8&parity=even&stop=1'", again.Refuses(Chip(again, "parity=even")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LinesRequest_FirstVersions_IsARegister()
    {
        using ChipBench bench = Bench(0x10);
        Ch34xChip chip = Chip(bench);
        chip.Initialize();
        Assert.Equal("40 9A 06 06 DF DF", Text(chip.LinesRequest(ModemLines.Dtr)));
    }

    [Theory]
    [InlineData("flow=xonxoff", "'flow=xonxoff'")]
    [InlineData("speed=40", "'speed=40'")]
    [InlineData("speed=4000000", "'speed=4000000'")]
    public void Initialize_WhatTheChipLacks_IsRefused(string query, string complaint)
    {
        using ChipBench bench = Bench(0x31);
        Assert.Contains(complaint, bench.Refuses(Chip(bench, query)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Initialize_FlowRegisterRefused_MattersOnlyWhenAskedFor()
    {
        using ChipBench bench = Bench(0x31);
        bench.On("40 9A 27 27", null);
        Chip(bench).Initialize();
        Assert.Contains("'flow=rtscts'", bench.Refuses(Chip(bench, "flow=rtscts")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Notify_Packet_HasTheLinesActiveLow()
    {
        using ChipBench bench = Bench(0x31);
        Ch34xChip chip = Chip(bench);
        chip.Notify(Wire.Hex("08 00 FF EE"), bench.Events);
        chip.Notify(Wire.Hex("08 04 FE EE"), bench.Events);
        chip.Notify(Wire.Hex("08 00 F9 EE 00 00 00 00"), bench.Events);
        chip.Notify(Wire.Hex("08 00 F0"), bench.Events); // too short
        chip.Notify([], bench.Events);
        Assert.Equal([ModemLines.None, ModemLines.Cts, ModemLines.Dsr | ModemLines.Ri], bench.Events.Inputs.Select(i => i.On));
        Assert.All(bench.Events.Inputs, i => Assert.Equal(ModemLines.Inputs, i.Mask));
    }

    [Theory]
    [InlineData(0x1A86, 0x7523, true)]
    [InlineData(0x1A86, 0x5523, true)]
    [InlineData(0x4348, 0x5523, true)]
    [InlineData(0x1A86, 0x55D4, false)] // CH9102: CDC-ACM
    public void Find_Ids_AreTheSerialOnes(int vendor, int product, bool isOurs)
    {
        using var bench = new ChipBench(
            UsbWire.Device((ushort)vendor, (ushort)product), UsbWire.Interface(0, 0, 3, 0xFF, 1, 2), BulkIn(0x82, 32), BulkOut(0x02, 32), InterruptIn(0x81, 8));
        Assert.Equal(isOurs, s_driver.Find(bench.Device.Descriptor, bench.Device.Configuration).Count == 1);
    }

    private static ChipBench Bench(byte version) => new ChipBench(
        UsbWire.Device(0x1A86, 0x7523), UsbWire.Interface(0, 0, 3, 0xFF, 1, 2), BulkIn(0x82, 32), BulkOut(0x02, 32), InterruptIn(0x81, 8))
        .On("C0 5F", [version, 0x00]);

    private static Ch34xChip Chip(ChipBench bench, string query = "") => new(bench.Device, Options(query));
}
