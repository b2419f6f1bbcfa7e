using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.Usb.Tests.Functions;

/// <summary>What a URI opens, what it says when it can't, and that nothing is kept then.</summary>
public sealed class UsbLinkFactoryTests : IDisposable
{
    private readonly SimulatedUsbContext _context = new();
    private readonly SeededLoop _loop = new(1);
    private readonly PinnedSlabPool _pool = new(16, 512);

    public void Dispose()
    {
        _pool.ThrowIfOutstanding();
        _context.Dispose();
    }

    [Fact]
    public void FunctionInAnotherConfiguration_IsMadeActive()
    {
        SimulatedUsbDevice device = Plug(new SimulatedUsbDevice(
            UsbWire.Device(0x0525, 0xA4A2, configurations: 2),
            UsbWire.Configuration(2, UsbWire.Interface(0, 0, 0, 0x0A)),
            UsbWire.Configuration(1, [.. Bulk(3)])));
        using ILink link = Open("usb:0525:a4a2");
        Assert.Equal(1, device.Active.Value);
        Assert.Equal([(byte)3], device.Claimed);
    }

    [Fact]
    public void KernelDriver_MayBeTaken_GetsItsInterfaceBack()
    {
        SimulatedUsbDevice device = Plug(BulkDevice());
        device.KernelDrivers[0] = "ftdi_sio";
        using (Open("usb:1234:5678"))
        {
            Assert.Empty(device.KernelDrivers);
        }

        Assert.Equal("ftdi_sio", device.KernelDrivers[0]);
    }

    [Fact]
    public void KernelDriver_MayNotBeTaken_IsBusyAndNothingIsKept()
    {
        SimulatedUsbDevice device = Plug(BulkDevice());
        device.KernelDrivers[0] = "ftdi_sio";
        LinkException refused = Assert.Throws<LinkException>(() => Open("usb:1234:5678?detach=no"));
        Assert.Equal(LinkErrorKind.Busy, refused.Kind);
        device.ThrowIfHeld();
    }

    [Theory]
    [InlineData("usb:1234:5678?baud=9600", "have no option 'baud'")]
    [InlineData("usb:1234:5678?in=0x99", "no setting of interface 0 has these bulk endpoints; there are 0x81, 0x02")]
    [InlineData("usb:1234:5678?in=0x02", "it wants the address of an IN endpoint, as 0x81")]
    [InlineData("usb:1234:5678?out=x", "it wants the address of an OUT endpoint, as 0x02")]
    [InlineData("usb:1234:5678?mode=block", "it wants one of stream, packet")]
    [InlineData("usb:1234:5678?inflight=0", "it wants a whole number from 1 to 64")]
    [InlineData("usb:1234:5678?interface=4", "interface 4 is none that a driver here takes; there are 0 (vendor-bulk)")]
    [InlineData("usb:1234:5678?driver=x", "it wants one of")]
    [InlineData("usb:1234:9999", "of the same vendor there is 1234:5678")]
    [InlineData("usb:1234", "wants usb:VID:PID")]
    public void WrongUri_SaysWhatWouldBeRight_AndKeepsNothing(string uri, string words)
    {
        SimulatedUsbDevice device = Plug(BulkDevice());
        LinkException refused = Assert.Throws<LinkException>(() => Open(uri));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        device.ThrowIfHeld();
    }

    [Fact]
    public void SeveralAlike_AreToldApart()
    {
        SimulatedUsbDevice first = Plug(BulkDevice());
        SimulatedUsbDevice second = BulkDevice();
        second.PortPath = "1-2";
        Plug(second);
        LinkException refused = Assert.Throws<LinkException>(() => Open("usb:1234:5678"));
        Assert.Contains("usb:1234:5678?port=1-1, usb:1234:5678?port=1-2", refused.Message, StringComparison.Ordinal);
        using ILink link = Open("usb:1234:5678?port=1-2");
        Assert.Equal((0, 1), (first.OpenCount, second.OpenCount));
    }

    [Fact]
    public void BrokenDescriptors_AreAnErrorWithWhatIsWrong()
    {
        _context.PlugBroken(UsbWire.Device(0x1234, 0x5678), "wTotalLength is 8, less than the configuration descriptor itself");
        LinkException refused = Assert.Throws<LinkException>(() => Open("usb:1234:5678"));
        Assert.Contains("wTotalLength is 8", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherProgramHasTheInterface_IsBusyAndNothingIsKept()
    {
        SimulatedUsbDevice device = Plug(BulkDevice());
        using ILink link = Open("usb:1234:5678");
        Assert.Equal(LinkErrorKind.Busy, Assert.Throws<LinkException>(() => Open("usb:1234:5678")).Kind);
        Assert.Equal(1, device.OpenCount);
    }

    [Fact]
    public void Source_WithoutAnOutEndpoint_TakesNoFrames()
    {
        SimulatedUsbDevice device = Plug(new SimulatedUsbDevice(
            UsbWire.Device(0x1234, 0x5678),
            UsbWire.Configuration(1, UsbWire.Interface(0, 0, 1, 0xFF), UsbWire.Endpoint(0x81, UsbTransferType.Bulk, 64))));
        ILink link = Open("usb:1234:5678");
        var sink = new RecordingSink();
        link.Start(sink);
        device.In(0x81).Send([1]);
        Assert.False(link.TrySend(_pool, [1]));
        _loop.RunUntilIdle();
        Assert.Equal([1], sink.Received);
        Close(link);
    }

    [Fact]
    public void Sink_WithoutAnInEndpoint_TakesFrames()
    {
        SimulatedUsbDevice device = Plug(new SimulatedUsbDevice(
            UsbWire.Device(0x1234, 0x5678),
            UsbWire.Configuration(1, UsbWire.Interface(0, 0, 1, 0xFF), UsbWire.Endpoint(0x02, UsbTransferType.Bulk, 64))));
        ILink link = Open("usb:1234:5678");
        var sink = new RecordingSink();
        link.Start(sink);
        Assert.True(link.TrySend(_pool, [1], "t"));
        _loop.RunUntilIdle();
        Assert.Equal([1], device.Out(0x02).Received);
        Assert.Equal(["t"], sink.Delivered);
        Close(link);
    }

    [Fact]
    public void Endpoints_OfAnotherSetting_SelectIt()
    {
        SimulatedUsbDevice device = Plug(new SimulatedUsbDevice(
            UsbWire.Device(0x1234, 0x5678),
            UsbWire.Configuration(
                1,
                UsbWire.Interface(0, 0, 1, 0xFF),
                UsbWire.Endpoint(0x81, UsbTransferType.Bulk, 64),
                UsbWire.Interface(0, 1, 3, 0xFF),
                UsbWire.Endpoint(0x81, UsbTransferType.Bulk, 64),
                UsbWire.Endpoint(0x83, UsbTransferType.Bulk, 64),
                UsbWire.Endpoint(0x04, UsbTransferType.Bulk, 64))));
        ILink link = Open("usb:1234:5678?in=0x83&out=4");
        Assert.Equal(1, device.Alternates[0]);
        var sink = new RecordingSink();
        link.Start(sink);
        device.In(0x83).Send([5]);
        _loop.RunUntilIdle();
        Assert.Equal([5], sink.Received);
        Close(link);
    }

    [Fact]
    public void NoPermission_SaysSo()
    {
        SimulatedUsbDevice device = Plug(BulkDevice());
        device.MayOpen = false;
        Assert.Equal(LinkErrorKind.PermissionDenied, Assert.Throws<LinkException>(() => Open("usb:1234:5678")).Kind);
    }

    private static SimulatedUsbDevice BulkDevice() => new(UsbWire.Device(0x1234, 0x5678), UsbWire.Configuration(1, [.. Bulk(0)]));

    private static IEnumerable<byte[]> Bulk(byte number) =>
    [
        UsbWire.Interface(number, 0, 2, 0xFF),
        UsbWire.Endpoint(0x81, UsbTransferType.Bulk, 64),
        UsbWire.Endpoint(0x02, UsbTransferType.Bulk, 64),
    ];

    private SimulatedUsbDevice Plug(SimulatedUsbDevice device)
    {
        _context.Plug(device);
        return device;
    }

    private ILink Open(string uri) => new LinkRegistry().Add(new UsbLinkFactory(() => _context)).Open(uri, _loop, _pool);

    private void Close(ILink link)
    {
        link.Dispose();
        _loop.RunUntilIdle();
    }
}
