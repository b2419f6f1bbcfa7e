using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.Usb.Tests.Links;

/// <summary>The data path allocates nothing, either way.</summary>
public sealed class UsbAllocationTests
{
    private const int Transfers = 100_000;

    [Theory]
    [InlineData("mode=stream")]
    [InlineData("mode=packet")]
    public void Transfers_BothWays_AllocateNothing(string options)
    {
        var device = new SimulatedUsbDevice(
            UsbWire.Device(0x1234, 0x5678),
            UsbWire.Configuration(
                1,
                UsbWire.Interface(0, 0, 2, 0xFF),
                UsbWire.Endpoint(0x81, UsbTransferType.Bulk, 512),
                UsbWire.Endpoint(0x02, UsbTransferType.Bulk, 512)));
        device.In(0x81).Source = packet =>
        {
            packet[..100].Fill(7);
            return 100;
        };
        device.Out(0x02).Sink = _ => true;
        using var context = new SimulatedUsbContext();
        context.Plug(device);
        var loop = new SeededLoop(1);
        var pool = new PinnedSlabPool(64, 2048);
        using ILink link = new LinkRegistry().Add(new UsbLinkFactory(() => context)).Open($"usb:1234:5678?{options}", loop, pool);
        var sink = new CountingSink(link) { KeepsSending = true };
        link.Start(sink);
        for (int i = 0; i < 16; i++)
        {
            Assert.True(pool.TryRent(out BufferLease lease));
            Assert.True(link.TrySend(new LinkFrame(lease, 0, 1024)));
        }

        long target = 0;
        Func<bool> isReached = () => sink.Received >= target && sink.Sent >= target;
        Action run = () =>
        {
            target += Transfers;
            Assert.True(loop.RunUntil(isReached, TimeSpan.Zero));
        };
        run();
        Assert.Equal(0, Allocations.Least(run));
        sink.KeepsSending = false;
        device.In(0x81).Source = null;
        link.Close();
        loop.RunUntilIdle();
        Assert.True(sink.IsClosed);
        pool.ThrowIfOutstanding();
        device.ThrowIfHeld();
    }
}
