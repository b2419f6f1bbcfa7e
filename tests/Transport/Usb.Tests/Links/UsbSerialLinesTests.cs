using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.Usb.Tests.Links;

/// <summary>Modem lines, breaks and errors of a byte link over a chip, and the queue of its control requests.</summary>
public sealed class UsbSerialLinesTests : IDisposable
{
    private readonly SeededLoop _loop = new(1);
    private readonly DiagnosticSlabPool _pool = new(32, 256);
    private readonly SimulatedUsbContext _context = new();
    private readonly RecordingSink _sink = new();
    private readonly List<string> _order = [];
    private readonly SimulatedUsbDevice _device = new(
        UsbWire.Device(0x1234, 0x5678),
        UsbWire.Configuration(
            1,
            UsbWire.Interface(0, 0, 3, 0xFF),
            UsbWire.Endpoint(0x81, UsbTransferType.Bulk, 64),
            UsbWire.Endpoint(0x02, UsbTransferType.Bulk, 64),
            UsbWire.Endpoint(0x83, UsbTransferType.Interrupt, 16)));

    private UsbByteLink? _link;

    public void Dispose()
    {
        _link!.Dispose();
        _loop.Advance(TimeSpan.FromSeconds(10));
        _pool.ThrowIfOutstanding();
        _device.ThrowIfHeld();
        _context.Dispose();
    }

    [Fact]
    public void Info_TellsWhatTheChipCan()
    {
        ILink link = Open();
        Assert.Equal(9_615, link.Info.SpeedBps);
        Assert.True(link.Info.Capabilities.HasFlag(
            LinkCapabilities.ModemLines | LinkCapabilities.Break | LinkCapabilities.ErrorCounters | LinkCapabilities.LineSpeed | LinkCapabilities.ZeroCopy));
        Assert.Equal(ModemLines.Dtr, link.Lines!.Current);
        Assert.Equal(ModemLines.Outputs | ModemLines.Dcd | ModemLines.Ri, link.Lines.Supported);
    }

    [Fact]
    public void Set_WhileARequestIsUnderWay_SendsOnlyTheNewest()
    {
        IModemLines lines = Open().Lines!;
        _device.Delay = TimeSpan.FromMilliseconds(5);
        lines.Set(ModemLines.Rts, ModemLines.Rts);
        lines.Set(ModemLines.Dtr, ModemLines.None);
        lines.Set(ModemLines.Outputs, ModemLines.None);
        lines.Set(ModemLines.Dtr, ModemLines.Dtr);
        Assert.Equal(ModemLines.Dtr, lines.Current); // as it will be
        _loop.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Equal([(1, 3), (1, 1)], Requests());
    }

    [Fact]
    public void Set_BeforeStart_IsSentAfterIt()
    {
        ILink link = Open(start: false);
        link.Lines!.Set(ModemLines.Rts, ModemLines.Rts);
        link.Start(_sink);
        _loop.RunUntilIdle();
        Assert.Equal([(1, 3)], Requests());
    }

    [Fact]
    public void Set_OfInputs_SendsNothing()
    {
        Open().Lines!.Set(ModemLines.Inputs, ModemLines.Dcd);
        _loop.RunUntilIdle();
        Assert.Empty(_device.Requests);
    }

    [Fact]
    public void Break_EndsAfterItsTime()
    {
        Open().Lines!.SendBreak(TimeSpan.FromMilliseconds(250));
        _loop.Advance(TimeSpan.FromMilliseconds(249));
        Assert.Equal([(2, 1)], Requests());
        _loop.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([(2, 1), (2, 0)], Requests());
    }

    [Fact]
    public void Close_DuringABreak_EndsItAndPutsTheChipToRest()
    {
        ILink link = Open();
        link.Lines!.SendBreak(TimeSpan.FromSeconds(9));
        link.Lines.Set(ModemLines.Dtr, ModemLines.None);
        link.Close();
        _loop.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([(2, 1), (1, 0), (2, 0), (4, 0)], Requests());
        Assert.True(_sink.IsClosed);
    }

    [Fact]
    public void Close_WhenNothingAnswers_TakesASecond()
    {
        ILink link = Open();
        _device.OnControl = (_, _) => ControlAnswer.None;
        link.Lines!.Set(ModemLines.Dtr, ModemLines.None);
        link.Close();
        _loop.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_sink.IsClosed);
        Assert.Null(_sink.Cause);
    }

    [Fact]
    public void Set_Refused_GoesOn()
    {
        ILink link = Open();
        _device.OnControl = (_, _) => ControlAnswer.Stall;
        for (int i = 0; i < 10; i++)
        {
            link.Lines!.Set(ModemLines.Rts, ModemLines.Rts);
            _loop.RunUntilIdle();
        }

        Assert.False(_sink.IsClosed);
    }

    [Fact]
    public void Set_NeverAnswered_EndsTheLink()
    {
        ILink link = Open();
        _device.OnControl = (_, _) => ControlAnswer.None;
        link.Lines!.Set(ModemLines.Rts, ModemLines.Rts);
        _loop.Advance(TimeSpan.FromSeconds(1));
        Assert.False(_sink.IsClosed);
        link.Lines.Set(ModemLines.Rts, ModemLines.None);
        _loop.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(LinkErrorKind.TimedOut, _sink.Cause?.Kind);
        Assert.Equal("usb:1234:5678 (simulated): a control request: the device did not answer in time", _sink.Cause?.Message);
    }

    [Fact]
    public void Lines_AmongData_AreToldBehindWhatCameBefore()
    {
        Open();
        _sink.OnReceive = bytes => _order.Add($"data {bytes[0]} after {_sink.LineChanges.Count} changes");
        foreach (byte[] packet in (byte[][])[[1, 10], [1, 11], [0, 12], [0], [2, 13]])
        {
            _device.In(0x81).Send(packet);
        }

        _loop.RunUntilIdle();
        Assert.Equal(["data 10 after 0 changes", "data 11 after 1 changes", "data 12 after 1 changes", "data 13 after 2 changes"], _order);
        Assert.Equal([(ModemLines.Dtr | ModemLines.Dcd, ModemLines.Dcd), (ModemLines.Dtr, ModemLines.Dcd)], _sink.LineChanges);
        Assert.Equal((4, 1), (_link!.Statistics.BytesReceived, _link.Statistics.ParityErrors));
    }

    [Fact]
    public void Ring_OverAlready_IsToldAllTheSame()
    {
        Open();
        _device.In(0x83).Send([0]);
        _loop.RunUntilIdle();
        Assert.Equal([(ModemLines.Dtr, ModemLines.Ri)], _sink.LineChanges);
    }

    [Fact]
    public void PolledLines_AreAskedAgainAndAgain()
    {
        byte carrier = 0;
        _device.OnControl = (setup, data) =>
        {
            if (setup.IsIn)
            {
                data[0] = carrier;
            }

            return 1;
        };
        Open(new ScriptedChip { IsPolled = true });
        _loop.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Empty(_sink.LineChanges);
        carrier = 1;
        _loop.Advance(TimeSpan.FromMilliseconds(20));
        Assert.Equal([(ModemLines.Dtr | ModemLines.Dcd, ModemLines.Dcd)], _sink.LineChanges);
    }

    [Fact]
    public void PolledLines_NeverAnswered_EndTheLink()
    {
        _device.OnControl = (_, _) => ControlAnswer.None;
        Open(new ScriptedChip { IsPolled = true });
        _loop.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(LinkErrorKind.TimedOut, _sink.Cause?.Kind);
    }

    [Fact]
    public void Unplug_WithARequestUnderWay_SendsNoMore()
    {
        ILink link = Open();
        link.Lines!.Set(ModemLines.Rts, ModemLines.Rts);
        _context.Unplug(_device);
        link.Lines.Set(ModemLines.Rts, ModemLines.None);
        _loop.RunUntilIdle();
        Assert.Equal(LinkErrorKind.DeviceRemoved, _sink.Cause?.Kind);
        Assert.Empty(_device.Requests);
    }

    private UsbByteLink Open(ScriptedChip? chip = null, bool start = true)
    {
        _device.OnControl ??= (_, _) => 0;
        _context.Plug(_device);
        IUsbDevice device = _context.Open(_context.List()[0], mayDetach: true);
        device.Claim(0);
        UsbInterface setting = device.Configuration.Interfaces[0];
        var function = new UsbFunction(
            new VendorBulk(), 1, setting, setting, setting.Endpoints[2], setting.Endpoints[0], setting.Endpoints[1]);
        Assert.True(LinkUri.TryParse("usb:1234:5678", out LinkUri? uri, out _));
        var request = new UsbLinkRequest(uri, new LinkOptionReader(uri), _loop, _pool);
        _link = new UsbByteLink(device, function, request, new UsbTransferOptions(), chip ?? new ScriptedChip());
        if (start)
        {
            _link.Start(_sink);
            _loop.RunUntilIdle();
        }

        return _link;
    }

    private IEnumerable<(int Request, int Value)> Requests() => _device.Requests.Select(r => ((int)r.Setup.Request, (int)r.Setup.Value));
}
