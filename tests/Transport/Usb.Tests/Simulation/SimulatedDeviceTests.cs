using System.Runtime.InteropServices;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.Usb.Tests.Simulation;

/// <summary>The simulated device keeps what <see cref="IUsbDevice"/> and <see cref="UsbTransfer"/> promise.</summary>
public sealed unsafe class SimulatedDeviceTests : IUsbTransferSink, IUsbDeviceSink, IDisposable
{
    private readonly SeededLoop _loop = new(1);
    private readonly SimulatedUsbContext _context = new();
    private readonly SimulatedUsbDevice _device = new(
        UsbWire.Device(0x1234, 0x5678),
        UsbWire.Configuration(
            1,
            UsbWire.Interface(0, 0, 2, 0xFF),
            UsbWire.Endpoint(0x81, UsbTransferType.Bulk, 64),
            UsbWire.Endpoint(0x02, UsbTransferType.Bulk, 64)));

    private readonly List<string> _log = [];
    private readonly nint _memory = (nint)NativeMemory.AllocZeroed(4096);
    private readonly IUsbDevice _handle;

    public SimulatedDeviceTests()
    {
        _context.Plug(_device);
        _handle = _context.Open(_context.List()[0], mayDetach: true);
        _handle.Claim(0);
        _handle.Start(_loop, this);
    }

    public void Dispose()
    {
        _handle.Dispose();
        _device.ThrowIfHeld();
        NativeMemory.Free((void*)_memory);
    }

    [Fact]
    public void Read_DeviceSendsWholePackets_EndsWithTheShortOne()
    {
        using UsbTransfer transfer = _handle.CreateTransfer(0x81, UsbTransferType.Bulk, this);
        Assert.True(transfer.Submit(_memory, 256));
        _device.In(0x81).Send(new byte[64]);
        _loop.RunUntilIdle();
        Assert.True(transfer.IsPending);
        _device.In(0x81).Send(new byte[10]);
        _loop.RunUntilIdle();
        Assert.Equal(["81 Completed 74", "end"], _log);
    }

    [Fact]
    public void Read_PacketDoesNotFit_EndsWithOverflow()
    {
        using UsbTransfer transfer = _handle.CreateTransfer(0x81, UsbTransferType.Bulk, this);
        transfer.Submit(_memory, 32);
        _device.In(0x81).Send(new byte[64]);
        _loop.RunUntilIdle();
        Assert.Equal(["81 Overflow 32", "end"], _log);
    }

    [Theory]
    [InlineData(128, true, new[] { 64, 64, 0 })]
    [InlineData(128, false, new[] { 64, 64 })]
    [InlineData(100, true, new[] { 64, 36 })]
    [InlineData(0, false, new[] { 0 })]
    public void Write_OfLength_IsCutIntoPackets(int length, bool addZeroPacket, int[] packets)
    {
        using UsbTransfer transfer = _handle.CreateTransfer(0x02, UsbTransferType.Bulk, this);
        transfer.Submit(_memory, length, addZeroPacket);
        _loop.RunUntilIdle();
        Assert.Equal(packets, _device.Out(0x02).PacketLengths);
        Assert.Equal([$"02 Completed {length}", "end"], _log);
    }

    [Fact]
    public void Stall_UntilCleared_EndsEveryTransfer()
    {
        using UsbTransfer transfer = _handle.CreateTransfer(0x02, UsbTransferType.Bulk, this);
        _device.Out(0x02).Stall();
        for (int i = 0; i < 2; i++)
        {
            transfer.Submit(_memory, 1);
            _loop.RunUntilIdle();
        }

        _handle.ClearHalt(0x02);
        transfer.Submit(_memory, 1);
        _loop.RunUntilIdle();
        Assert.Equal(["02 Stall 0", "end", "02 Stall 0", "end", "02 Completed 1", "end"], _log);
    }

    [Fact]
    public void Cancel_OfWaitingTransfers_EndsEachOnce()
    {
        using UsbTransfer first = _handle.CreateTransfer(0x81, UsbTransferType.Bulk, this);
        using UsbTransfer second = _handle.CreateTransfer(0x81, UsbTransferType.Bulk, this);
        first.Submit(_memory, 64);
        second.Submit(_memory + 64, 64);
        second.Cancel();
        first.Cancel();
        first.Cancel();
        _loop.RunUntilIdle();
        Assert.Equal(["81 Cancelled 0", "81 Cancelled 0", "end"], _log);
    }

    [Theory]
    [InlineData(true, "gone,81 NoDevice 0,end")]
    [InlineData(false, "81 NoDevice 0,end,gone")]
    public void Unplug_WithTransferPending_EndsItAndTells(bool goneFirst, string expected)
    {
        _device.TellsGoneFirst = goneFirst;
        using UsbTransfer transfer = _handle.CreateTransfer(0x81, UsbTransferType.Bulk, this);
        transfer.Submit(_memory, 64);
        _context.Unplug(_device);
        _loop.RunUntilIdle();
        Assert.Equal(expected, string.Join(',', _log));
        Assert.False(transfer.Submit(_memory, 64));
        Assert.Equal(UsbTransferStatus.NoDevice, transfer.Status);
    }

    [Fact]
    public void Control_NoAnswer_TimesOut()
    {
        _device.OnControl = (_, _) => ControlAnswer.None;
        using UsbTransfer transfer = _handle.CreateTransfer(0, UsbTransferType.Control, this);
        new UsbSetup(0x21, 0x22, 3, 0).WriteTo(new Span<byte>((void*)_memory, 8));
        transfer.Submit(_memory, 8, timeoutMilliseconds: 100);
        _loop.Advance(TimeSpan.FromMilliseconds(99));
        Assert.Empty(_log);
        _loop.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(["00 TimedOut 0", "end"], _log);
    }

    void IUsbTransferSink.HandleCompleted(UsbTransfer transfer) => _log.Add($"{transfer.Endpoint:X2} {transfer.Status} {transfer.ActualLength}");

    void IUsbTransferSink.HandleBatchEnd() => _log.Add("end");

    void IUsbDeviceSink.HandleGone(LinkException cause) => _log.Add("gone");
}
