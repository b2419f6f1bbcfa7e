using UserCoNdis.TestKit;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb.Serial;

namespace UserCoNdis.UsbFunctions.Tests.Serial;

[Trait("Spec", "AN232B-04")]
public sealed class FtdiStatusTests
{
    private const int Packet = 64;
    private readonly RecordedEvents _events = new();

    [Theory]
    [InlineData(64)]
    [InlineData(512)]
    public void Strip_EveryLengthOfATransfer_GivesTheDataAlone(int packet)
    {
        var status = new FtdiStatus(packet);
        for (int length = 0; length <= packet * 3; length++)
        {
            byte[] data = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];
            byte[] transfer = Chip(data, packet);
            int stripped = status.Strip(transfer, _events);
            Assert.Equal(data, transfer[..stripped]);
        }

        Assert.Single(_events.Inputs);
    }

    [Fact]
    public void Strip_PacketsOfAllLengthsMixed_KeepsTheirOrder() => Seeds.Run(200, seed =>
    {
        var random = new Random((int)seed);
        var status = new FtdiStatus(Packet);
        for (int i = 0; i < 50; i++)
        {
            byte[] data = new byte[random.Next(4) switch { 0 => 0, 1 => 62, 2 => 62 * random.Next(1, 8), _ => random.Next(500) }];
            random.NextBytes(data);
            byte[] transfer = Chip(data, Packet);
            Assert.Equal(data, transfer[..status.Strip(transfer, _events)]);
        }
    });

    [Theory]
    [InlineData("", 0)]
    [InlineData("01", 0)]     // less than its status
    [InlineData("01 60", 0)]  // status alone
    [InlineData("01 60 41", 1)]
    public void Strip_ShortTransfer_GivesWhatIsThere(string transfer, int length) =>
        Assert.Equal(length, new FtdiStatus(Packet).Strip(Wire.Hex(transfer), _events));

    [Fact]
    public void Strip_OneOctetBehindAFullPacket_IsDropped()
    {
        byte[] transfer = [0x01, 0x60, .. new byte[62], 0x01];
        Assert.Equal(62, new FtdiStatus(Packet).Strip(transfer, _events));
    }

    [Fact]
    public void Lines_EachBit_IsReportedOnceForEachChange()
    {
        var status = new FtdiStatus(Packet);
        foreach (byte modem in new byte[] { 0x01, 0x01, 0x11, 0x31, 0x71, 0xF1, 0xF1, 0x81 })
        {
            status.Strip([modem, 0x60], _events);
        }

        Assert.Equal(
            [
                ModemLines.None, ModemLines.Cts, ModemLines.Cts | ModemLines.Dsr, ModemLines.Cts | ModemLines.Dsr | ModemLines.Ri, ModemLines.Inputs,
                ModemLines.Dcd,
            ],
            _events.Inputs.Select(i => i.On));
        Assert.All(_events.Inputs, i => Assert.Equal(ModemLines.Inputs, i.Mask));
    }

    [Fact]
    public void Lines_ChangeBetweenTwoPacketsOfOneTransfer_IsSeen()
    {
        byte[] transfer = [0x01, 0x60, .. new byte[62], 0x41, 0x60, 1];
        Assert.Equal(63, new FtdiStatus(Packet).Strip(transfer, _events));
        Assert.Equal([ModemLines.None, ModemLines.Ri], _events.Inputs.Select(i => i.On));
    }

    [Fact]
    public void Errors_EachBit_IsCounted()
    {
        var status = new FtdiStatus(Packet);
        foreach (byte line in new byte[] { 0x62, 0x64, 0x68, 0x70, 0x78 })
        {
            status.Strip([0x01, line, 0x00], _events);
        }

        Assert.Equal((1, 1, 1, 2), _events.Errors);
    }

    [Fact]
    public void Errors_RepeatedByStatusOnlyPackets_CountOnce()
    {
        var status = new FtdiStatus(Packet);
        for (int i = 0; i < 10; i++)
        {
            status.Strip([0x01, 0x72], _events);
        }

        Assert.Equal((0, 0, 1, 1), _events.Errors);
        status.Strip([0x01, 0x60], _events);
        status.Strip([0x01, 0x70], _events);
        Assert.Equal(2, _events.Breaks);
    }

    [Fact]
    public void Strip_Warm_AllocatesNothing()
    {
        var status = new FtdiStatus(Packet);
        byte[] transfer = Chip(new byte[2000], Packet);
        byte[] work = [.. transfer];
        status.Strip(work, _events);
        Assert.Equal(0, Allocations.Least(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                transfer.CopyTo(work, 0);
                status.Strip(work, _events);
            }
        }));
    }

    /// <summary>What the chip makes of data: status, as much as fits, status again; the last packet is never whole.</summary>
    private static byte[] Chip(byte[] data, int packet)
    {
        List<byte> transfer = [];
        int at = 0;
        do
        {
            int take = Math.Min(packet - 2, data.Length - at);
            transfer.AddRange([0x01, 0x60, .. data[at..(at + take)]]);
            at += take;
            if (at == data.Length && take == packet - 2)
            {
                transfer.AddRange([0x01, 0x60]);
            }
        }
        while (at < data.Length);

        return [.. transfer];
    }
}
