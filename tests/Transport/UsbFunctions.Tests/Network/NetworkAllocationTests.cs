using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.UsbFunctions.Tests.Network;

/// <summary>No managed octet is allocated for a frame, either way.</summary>
public sealed class NetworkAllocationTests
{
    private const int Frames = 2000;

    private readonly SeededLoop _loop = new(1);
    private readonly PinnedSlabPool _pool = new(256, 2048);
    private readonly CountingSink _sink = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Receive_WarmLink_AllocatesNothing(bool isNcm)
    {
        SimulatedUsbDevice device = isNcm ? SimulatedNetwork.Ncm() : SimulatedNetwork.Ecm();
        using ILink link = Open(device);
        byte[] transfer = isNcm ? Ntb.Write(Ntb.Plain(NtbFormat.Ntb16), 0, Ntb.Frame(60, 1), Ntb.Frame(61, 2), Ntb.Frame(62, 3)) : Ntb.Frame(60, 1);
        int left = 0;
        device.In(SimulatedNetwork.In).Source = packet =>
        {
            if (left == 0)
            {
                return -1;
            }

            left--;
            transfer.CopyTo(packet);
            return transfer.Length;
        };

        void Receive()
        {
            left = Frames;
            device.In(SimulatedNetwork.In).Wake();
            _loop.RunUntilIdle();
        }

        Receive();
        Assert.Equal(0, Allocations.Least(Receive));
        Assert.Equal(4 * Frames * (isNcm ? 3 : 1), _sink.Received);
        Close(link, device);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Send_WarmLink_AllocatesNothing(bool isNcm)
    {
        SimulatedUsbDevice device = isNcm ? SimulatedNetwork.Ncm() : SimulatedNetwork.Ecm();
        using ILink link = Open(device);
        device.Out(SimulatedNetwork.Out).Sink = static _ => true;

        void Send()
        {
            for (int i = 0; i < Frames; i++)
            {
                Assert.True(_pool.TryRent(out BufferLease lease));
                Assert.True(link.TrySend(new LinkFrame(lease, 64, 60 + (i % 1400))));
                if (i % 20 == 19)
                {
                    _loop.RunUntilIdle();
                }
            }
        }

        Send();
        Assert.Equal(0, Allocations.Least(Send));
        Assert.Equal(4 * Frames, _sink.Sent);
        Close(link, device);
    }

    private ILink Open(SimulatedUsbDevice device)
    {
        var context = new SimulatedUsbContext();
        context.Plug(device);
        ILink link = new LinkRegistry().Add(new UsbLinkFactory(() => context)).Open(SimulatedNetwork.Uri(), _loop, _pool);
        link.Start(_sink);
        _loop.RunUntilIdle();
        return link;
    }

    private void Close(ILink link, SimulatedUsbDevice device)
    {
        link.Close();
        _loop.RunUntilIdle();
        _pool.ThrowIfOutstanding();
        device.ThrowIfHeld();
    }

    private sealed class CountingSink : ILinkSink
    {
        public int Received { get; private set; }

        public int Sent { get; private set; }

        public void HandleReceive(ReadOnlySpan<LinkFrame> frames)
        {
            Received += frames.Length;
            foreach (ref readonly LinkFrame frame in frames)
            {
                frame.Lease.Return();
            }
        }

        public void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
        {
            Sent += frames.Length;
            foreach (ref readonly LinkFrame frame in frames)
            {
                frame.Lease.Return();
            }
        }

        public void HandleWritable()
        {
        }

        public void HandleLinesChanged(ModemLines lines, ModemLines changed)
        {
        }

        public void HandleClosed(LinkException? cause)
        {
        }
    }
}
