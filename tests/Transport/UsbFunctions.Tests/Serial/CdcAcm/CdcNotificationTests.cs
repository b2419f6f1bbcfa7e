using UserCoNdis.TestKit;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;
using UserCoNdis.Transport.Usb.Serial;
using UserCoNdis.UsbKit;
using static UserCoNdis.UsbFunctions.Tests.Serial.ChipBench;

namespace UserCoNdis.UsbFunctions.Tests.Serial;

/// <summary>SERIAL_STATE (PSTN 1.2, 6.5.4), whole and cut anywhere, among notifications of other kinds.</summary>
[Trait("Spec", "PSTN12")]
public sealed class CdcNotificationTests : IDisposable
{
    private const ModemLines Known = ModemLines.Dcd | ModemLines.Dsr | ModemLines.Ri;

    private readonly ChipBench _bench = new(
        UsbWire.Device(1, 2), CdcAcmFindTests.Control(0), CdcAcmFindTests.Union(0, 1), InterruptIn(0x85), CdcAcmFindTests.Data(1), BulkIn(0x81), BulkOut(0x02));

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Notify_States_CutEverywhere_AreTheSameLinesAndErrors()
    {
        // Carrier and DSR; NETWORK_CONNECTION; RESPONSE_AVAILABLE; one of nobody's with four octets; all errors; ring.
        byte[] wire =
        [
            .. State(0x03), 0xA1, 0x00, 1, 0, 0, 0, 0, 0, 0xA1, 0x01, 0, 0, 0, 0, 0, 0, 0xA1, 0x77, 0, 0, 0, 0, 4, 0, 0xA1, 0x20, 0, 0,
            .. State(0x74), .. State(0x08), .. State(0x00),
        ];
        Splits.ForEach(wire, chunks =>
        {
            CdcAcmChip chip = Chip();
            var events = new RecordedEvents();
            foreach (byte[] chunk in chunks)
            {
                chip.Notify(chunk, events);
            }

            Assert.Equal([ModemLines.Dcd | ModemLines.Dsr, ModemLines.None, ModemLines.Ri, ModemLines.None], events.Inputs.Select(i => i.On));
            Assert.All(events.Inputs, i => Assert.Equal(Known, i.Mask));
            Assert.Equal((1, 1, 1, 1), events.Errors);
            Assert.Equal(3, chip.IgnoredNotifications);
        });
    }

    [Fact]
    public void Notify_StateInPacketsOfEight_IsOneState()
    {
        CdcAcmChip chip = Chip();
        byte[] wire = State(0x02);
        chip.Notify(wire.AsSpan(0, 8), _bench.Events);
        Assert.Empty(_bench.Events.Inputs);
        chip.Notify(wire.AsSpan(8), _bench.Events);
        Assert.Equal([(ModemLines.Dsr, Known)], _bench.Events.Inputs);
    }

    [Fact]
    public void Notify_RingAfterRing_IsSeenAsTwo()
    {
        CdcAcmChip chip = Chip();
        chip.Notify(State(0x0B), _bench.Events);
        chip.Notify(State(0x0B), _bench.Events);
        Assert.Equal([(Known, Known), (ModemLines.None, ModemLines.Ri), (Known, Known)], _bench.Events.Inputs);
    }

    [Fact]
    public void Notify_Garbage_IsDroppedUpToTheEndOfItsPacket()
    {
        CdcAcmChip chip = Chip();
        chip.Notify([0x55, .. State(0x01)], _bench.Events);
        Assert.Empty(_bench.Events.Inputs);
        chip.Notify(State(0x01), _bench.Events);
        Assert.Equal([(ModemLines.Dcd, Known)], _bench.Events.Inputs);
        Assert.Equal(1, chip.IgnoredNotifications);
    }

    [Theory]
    [InlineData("A1 20 00 00 00")]
    [InlineData("A1 20 00 00 00 00 02 00 03")]
    [InlineData("A1 2A 00 00 00 00 FF FF")] // a length that never comes
    public void Notify_CutOffByTheDevice_TheNextWholeOneIsRead(string piece)
    {
        CdcAcmChip chip = Chip();
        chip.Notify(Wire.Hex(piece), _bench.Events);
        chip.Notify(State(0x01), _bench.Events);
        Assert.Equal([(ModemLines.Dcd, Known)], _bench.Events.Inputs);
    }

    [Fact]
    public void Notify_StateLongerThanItsTwoOctets_IsReadAndTheRestSkipped()
    {
        CdcAcmChip chip = Chip();
        chip.Notify([0xA1, 0x20, 0, 0, 0, 0, 5, 0, 0x01, 0x00, 9, 9, 9, .. State(0x02)], _bench.Events);
        Assert.Equal([(ModemLines.Dcd, Known), (ModemLines.Dsr, Known)], _bench.Events.Inputs);
    }

    [Fact]
    public void Notify_StateWithoutItsOctets_IsIgnored()
    {
        CdcAcmChip chip = Chip();
        chip.Notify([0xA1, 0x20, 0, 0, 0, 0, 1, 0, 0xFF, .. State(0x02)], _bench.Events);
        Assert.Equal([(ModemLines.Dsr, Known)], _bench.Events.Inputs);
        Assert.Equal(1, chip.IgnoredNotifications);
    }

    [Fact]
    public void Notify_Warm_AllocatesNothing()
    {
        CdcAcmChip chip = Chip();
        byte[] wire = State(0x7F);
        chip.Notify(wire, _bench.Events);
        Assert.Equal(0, Allocations.Least(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                chip.Notify(wire, _bench.Events);
            }

            _bench.Events.Clear();
        }));
    }

    private static byte[] State(byte bitmap) => [0xA1, 0x20, 0, 0, 0, 0, 2, 0, bitmap, 0];

    private CdcAcmChip Chip() => new(_bench.Device, _bench.Find(new CdcAcmDriver()), Options());
}
