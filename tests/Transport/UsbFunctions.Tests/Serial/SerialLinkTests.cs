using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;
using static UserCoNdis.UsbFunctions.Tests.Serial.ChipBench;

namespace UserCoNdis.UsbFunctions.Tests.Serial;

/// <summary>The whole way: a URI, the driver that its descriptors choose, the link over it, and the device at the far end.</summary>
public sealed class SerialLinkTests : IDisposable
{
    private static readonly byte[] s_ftdi = UsbWire.Device(0x0403, 0x6001, release: 0x0600);

    private readonly SeededLoop _loop = new(11);
    private readonly PinnedSlabPool _pool = new(256, 1024);
    private readonly SimulatedUsbContext _context = new();
    private readonly RecordingSink _sink = new();
    private SimulatedUsbDevice? _device;

    public void Dispose()
    {
        _loop.RunUntilIdle();
        _device?.ThrowIfHeld();
        _pool.ThrowIfOutstanding();
    }

    [Fact]
    public void Ftdi_Transfers_GiveDataAloneAndLinesInTheirPlace()
    {
        using ILink link = Open("usb:0403:6001?speed=9600", s_ftdi, UsbWire.Interface(0, 0, 2, 0xFF), BulkIn(0x81), BulkOut(0x02));
        Assert.Equal((LinkKind.ByteStream, 9600), (link.Info.Kind, link.Info.SpeedBps));
        Assert.True(link.Info.Capabilities.HasFlag(LinkCapabilities.ModemLines | LinkCapabilities.Break | LinkCapabilities.ErrorCounters));
        for (int i = 0; i < 20; i++)
        {
            _device!.In(0x81).Send([0x01, 0x60]); // nothing happened
        }

        _loop.RunUntilIdle();
        Assert.Empty(_sink.Frames);
        Assert.Empty(_sink.LineChanges);
        _device!.In(0x81).Send([0x81, 0x60, .. new byte[62], 0x81, 0x62, 7]);
        _device.In(0x81).Send([0x01, 0x60]);
        _loop.RunUntilIdle();
        Assert.Equal([.. new byte[62], 7], _sink.Received);
        Assert.Equal([ModemLines.Dcd, ModemLines.Dcd], _sink.LineChanges.Select(c => c.Changed));
        Assert.Equal((63, 1), (link.Statistics.BytesReceived, link.Statistics.OverrunErrors));
        Assert.True(link.TrySend(_pool, [1, 2, 3]));
        link.Lines!.Set(ModemLines.Dtr, ModemLines.None);
        link.Lines.SendBreak(TimeSpan.FromMilliseconds(250));
        _loop.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Equal([1, 2, 3], _device.Out(0x02).Received);
        Assert.Equal(Lines("40 01 02 03 00 00", "40 04 08 40 00 00", "40 04 08 00 00 00"), LastRequests(3));
    }

    [Fact]
    public void Ftdi_Closed_RestoresTheLatencyThatItFound()
    {
        ILink link = Open("usb:0403:6001?latency=5", s_ftdi, UsbWire.Interface(0, 0, 2, 0xFF), BulkIn(0x81), BulkOut(0x02));
        Assert.Contains(_device!.Requests, r => r.Setup is { Request: 9, Value: 5 });
        link.Close();
        _loop.RunUntilIdle();
        Assert.True(_sink.IsClosed);
        Assert.Equal(Lines("40 09 10 00 00 00"), LastRequests(1));
    }

    [Fact]
    public void CdcAcm_Notification_ChangesLinesOfTheLink()
    {
        using ILink link = Open(
            "usb:1d6b:0104?dtr=0",
            UsbWire.Device(0x1D6B, 0x0104),
            CdcAcmFindTests.Control(0), CdcAcmFindTests.Union(0, 1), CdcAcmFindTests.Capabilities, InterruptIn(0x85, 8),
            CdcAcmFindTests.Data(1), BulkIn(0x81, 512), BulkOut(0x02, 512));
        _device!.In(0x85).Send([0xA1, 0x20, 0, 0, 0, 0, 2, 0, 0x03, 0]); // 8 octets and 2
        _device.In(0x81).Send([1, 2, 3]);
        _loop.RunUntilIdle();
        Assert.Equal([1, 2, 3], _sink.Received);
        Assert.Equal(ModemLines.Rts | ModemLines.Dcd | ModemLines.Dsr, link.Lines!.Current);
        Assert.Equal([0, 1], _device.Claimed.Select(n => (int)n).Order());
        link.Close();
        _loop.RunUntilIdle();
        Assert.Equal(Lines("21 22 00 00 00 00"), LastRequests(1));
    }

    [Fact]
    public void Cp210x_Lines_AreAskedForAgainAndAgain()
    {
        using ILink link = Open("usb:10c4:ea60", UsbWire.Device(0x10C4, 0xEA60), UsbWire.Interface(0, 0, 2, 0xFF), BulkIn(0x81), BulkOut(0x01));
        _answer = [0x90];
        _loop.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal([ModemLines.Dcd], _sink.LineChanges.Select(c => c.Changed));
    }

    [Theory]
    [InlineData("1A86", "7523", "ch34x")]
    [InlineData("067B", "2303", "pl2303")]
    public void OtherChips_Data_GoesThroughUnchanged(string vendor, string product, string driver)
    {
        using ILink link = Open(
            $"usb:{vendor}:{product}?driver={driver}&speed=57600",
            UsbWire.Device(Convert.ToUInt16(vendor, 16), Convert.ToUInt16(product, 16), release: 0x0300),
            UsbWire.Interface(0, 0, 3, 0xFF), InterruptIn(0x81, 10), BulkOut(0x02), BulkIn(0x83));
        byte[] data = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        _device!.In(0x83).Send(data, endWithZeroPacket: true);
        Assert.True(link.TrySend(_pool, data));
        _loop.RunUntilIdle();
        Assert.Equal(data, _sink.Received);
        Assert.Equal(data, _device.Out(0x02).Received);
    }

    [Theory]
    [InlineData("latency=0", "'latency=0'")]
    [InlineData("baud=9600", "no option 'baud'")]
    [InlineData("events=1", "no option 'events'")] // another chip's
    [InlineData("data=5", "'data=5'")]
    public void Open_WrongOption_NamesItAndLetsTheDeviceGo(string query, string complaint)
    {
        LinkException e = Assert.Throws<LinkException>(() =>
            Open($"usb:0403:6001?{query}", s_ftdi, UsbWire.Interface(0, 0, 2, 0xFF), BulkIn(0x81), BulkOut(0x02)));
        Assert.Equal(LinkErrorKind.InvalidOption, e.Kind);
        Assert.Contains(complaint, e.Message, StringComparison.Ordinal);
    }

    private byte[] _answer = [0x10];

    private ILink Open(string text, byte[] descriptor, params byte[][] parts)
    {
        parts.Where(p => p[1] == 4).ToList().ForEach(p => p[4] = (byte)parts.SkipWhile(q => q != p).Skip(1).TakeWhile(q => q[1] != 4).Count(q => q[1] == 5));
        _device = new SimulatedUsbDevice(descriptor, UsbWire.Configuration(1, parts)) { OnControl = Answer };
        _context.Plug(_device);
        Assert.True(LinkUri.TryParse(text, out LinkUri? uri, out string? error), error);
        ILink link = new UsbLinkFactory(() => _context).Open(uri, _loop, _pool);
        link.Start(_sink);
        return link;
    }

    /// <summary>Reads of one octet get <see cref="_answer"/>, longer ones are refused but for the version of a CH340.</summary>
    private int Answer(UsbSetup setup, Span<byte> data)
    {
        if (!setup.IsIn)
        {
            return data.Length;
        }

        byte[] answer = setup is { Request: 0x5F } ? [0x31, 0] : data.Length == 1 ? _answer : [];
        answer.CopyTo(data);
        return answer.Length == 0 ? ControlAnswer.Stall : answer.Length;
    }

    private string LastRequests(int count) => Lines([.. _device!.Requests.TakeLast(count).Select(r =>
    {
        byte[] octets = new byte[UsbSetup.Size];
        r.Setup.WriteTo(octets);
        return BitConverter.ToString(octets, 0, 6).Replace('-', ' ');
    })]);

    private static string Lines(params string[] lines) => string.Join('\n', lines);
}
