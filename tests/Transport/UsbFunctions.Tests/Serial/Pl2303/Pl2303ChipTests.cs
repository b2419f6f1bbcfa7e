using UserCoNdis.TestKit;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;
using UserCoNdis.Transport.Usb.Serial;
using UserCoNdis.UsbKit;
using static UserCoNdis.UsbFunctions.Tests.Serial.ChipBench;

namespace UserCoNdis.UsbFunctions.Tests.Serial;

/// <summary>The requests of the PL2303, octet by octet. There is no public specification: these are the transfers that free drivers agree on.</summary>
public sealed class Pl2303ChipTests
{
    private static readonly Pl2303Driver s_driver = new();

    [Fact]
    public void Initialize_Hx_SendsTheKnownSequence()
    {
        using ChipBench bench = Bench(0x0110, 0x0300);
        bench.On("C0 01", [0x01]).On("A1 21", [0x80, 0x25, 0, 0, 0, 0, 8]);
        Pl2303Chip chip = Chip(bench, "speed=9600");
        chip.Initialize();
        Assert.Equal(
            """
            C0 01 84 84 00 00 : 01
            40 01 04 04 00 00
            C0 01 84 84 00 00 : 01
            C0 01 83 83 00 00 : 01
            C0 01 84 84 00 00 : 01
            40 01 04 04 01 00
            C0 01 84 84 00 00 : 01
            C0 01 83 83 00 00 : 01
            40 01 00 00 01 00
            40 01 01 00 00 00
            40 01 02 00 44 00
            40 01 08 00 00 00
            40 01 09 00 00 00
            21 20 00 00 00 00 : 80 25 00 00 00 00 08
            A1 21 00 00 00 00 : 80 25 00 00 00 00 08
            40 01 00 00 01 00
            21 22 03 00 00 00
            """,
            bench.Requests);
        Assert.Equal(9600, chip.SpeedBps);
        Assert.Equal(ModemLines.Outputs, chip.InitialLines);
        Assert.Equal(ModemLines.Outputs | ModemLines.Inputs, chip.SupportedLines);
    }

    [Fact]
    public void Initialize_Hxn_HasRegistersOfItsOwn()
    {
        using ChipBench bench = Bench(0x0200, 0x0100);
        bench.On("C0 81", [0xFF]);
        Chip(bench, "flow=rtscts&speed=12000000").Initialize();
        Assert.Equal(
            """
            40 80 07 00 03 00
            21 20 00 00 00 00 : 00 1B B7 00 00 00 08
            A1 21 00 00 00 00
            C0 81 0A 00 00 00 : FF
            40 80 0A 00 FB 00
            21 22 03 00 00 00
            """,
            bench.Requests);
    }

    [Fact]
    public void Initialize_H_HasItsOwnSecondRegisterAndNoPurge()
    {
        using ChipBench bench = Bench(0x0110, 0x0202, deviceClass: 2);
        Chip(bench, "flow=rtscts").Initialize();
        Assert.Contains("40 01 02 00 24 00\n21 20", bench.Requests, StringComparison.Ordinal);
        Assert.Contains("40 01 00 00 41 00\n21 22", bench.Requests, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "40 01 00 00 01 00\n21 22")]
    [InlineData("flow=rtscts", "40 01 00 00 61 00\n21 22")]
    [InlineData("flow=xonxoff", "40 01 00 00 C1 00\n21 22")]
    [InlineData("speed=31250", "21 20 00 00 00 00 : C0 06 00 80 00 00 08")]
    [InlineData("speed=9600&data=7&parity=space&stop=2", "21 20 00 00 00 00 : 80 25 00 00 02 04 07")]
    public void Option_Each_HasItsOctets(string query, string request)
    {
        using ChipBench bench = Bench(0x0110, 0x0300);
        Chip(bench, query).Initialize();
        Assert.Contains(request, bench.Requests, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flow=xonxoff", "40 80 0A 00 EF 00")]
    [InlineData("", "40 80 0A 00 FF 00")]
    public void Flow_Hxn_ChangesItsBitsAlone(string query, string request)
    {
        using ChipBench bench = Bench(0x0200, 0x0400);
        bench.On("C0 81", [0xFF]);
        Chip(bench, query).Initialize();
        Assert.Contains(request, bench.Requests, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x0110, 0x0300, 0, 64, false, nameof(Pl2303Type.Hx))]
    [InlineData(0x0110, 0x0400, 0, 64, false, nameof(Pl2303Type.Hxd))]
    [InlineData(0x0110, 0x0300, 2, 64, false, nameof(Pl2303Type.H))]
    [InlineData(0x0110, 0x0202, 0, 8, false, nameof(Pl2303Type.H))]
    [InlineData(0x0200, 0x0300, 0, 64, true, nameof(Pl2303Type.Ta))]
    [InlineData(0x0200, 0x0500, 0, 64, true, nameof(Pl2303Type.Tb))]
    [InlineData(0x0200, 0x0300, 0, 64, false, nameof(Pl2303Type.Hxn))] // GT
    [InlineData(0x0200, 0x0100, 0, 64, false, nameof(Pl2303Type.Hxn))] // GC
    public void TypeOf_Descriptors_IsTheChips(int usb, int release, byte deviceClass, byte packet0, bool hasOldRegisters, string type)
    {
        UsbDeviceDescriptor device = DescriptorParser.ParseDevice(UsbWire.Device(0x067B, 0x2303, deviceClass, release: (ushort)release));
        device = device with { UsbRelease = (ushort)usb, MaxPacketSize0 = packet0 };
        Assert.Equal(type, Pl2303Types.TypeOf(device, () => hasOldRegisters).ToString());
    }

    [Fact]
    public void BreakAndLines_AreTheClassRequests()
    {
        using ChipBench bench = Bench(0x0110, 0x0300);
        Pl2303Chip chip = Chip(bench);
        Assert.Equal("21 23 FF FF 00 00", Text(chip.BreakRequest(on: true)));
        Assert.Equal("21 23 00 00 00 00", Text(chip.BreakRequest(on: false)));
        Assert.Equal("21 22 02 00 00 00", Text(chip.LinesRequest(ModemLines.Rts)));
    }

    [Fact]
    public void Notify_Packet_HasLinesAndErrorsInItsNinthOctet()
    {
        using ChipBench bench = Bench(0x0110, 0x0300);
        Pl2303Chip chip = Chip(bench);
        foreach (string status in new[] { "80", "83", "08", "F4" })
        {
            chip.Notify(Wire.Hex($"A1 20 00 00 00 00 02 00 {status} 00"), bench.Events);
        }

        chip.Notify(Wire.Hex("A1 20 00 00 00 00 02 00"), bench.Events); // too short
        chip.Notify([], bench.Events);
        Assert.Equal(
            [ModemLines.Cts, ModemLines.Cts | ModemLines.Dsr | ModemLines.Dcd, ModemLines.Ri, ModemLines.Cts], bench.Events.Inputs.Select(i => i.On));
        Assert.Equal((1, 0, 1, 1), bench.Events.Errors); // the framing error is the break's
    }

    [Fact]
    public void Initialize_WhatTheChipLacks_IsRefused()
    {
        using ChipBench bench = Bench(0x0110, 0x0202, deviceClass: 2);
        Assert.Contains("'speed=31250'", bench.Refuses(Chip(bench, "speed=31250")).Message, StringComparison.Ordinal);
        using ChipBench other = Bench(0x0110, 0x0300);
        other.On("A1 21", [0, 0xC2, 1, 0, 0, 0, 8]);
        Assert.Contains("'parity=mark'", other.Refuses(Chip(other, "parity=mark")).Message, StringComparison.Ordinal);
    }

    private static ChipBench Bench(ushort usb, ushort release, byte deviceClass = 0)
    {
        byte[] device = UsbWire.Device(0x067B, 0x2303, deviceClass, release: release);
        (device[2], device[3]) = ((byte)usb, (byte)(usb >> 8));
        return new ChipBench(device, UsbWire.Interface(0, 0, 3, 0xFF), InterruptIn(0x81, 10), BulkOut(0x02), BulkIn(0x83));
    }

    private static Pl2303Chip Chip(ChipBench bench, string query = "") => new(bench.Device, bench.Find(s_driver), Options(query));
}
