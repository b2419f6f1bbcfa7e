using System.Net.NetworkInformation;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Frames;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Pcap.Tests;

/// <summary>What becomes of each answer of the system, packet(7).</summary>
public sealed class PacketDeviceTests : IDisposable
{
    private static readonly InterfaceFacts s_facts = new(
        7, true, 1500, InterfaceNative.ARPHRD_ETHER, new PhysicalAddress([2, 0, 0, 0, 0, 1]), 1_000_000_000);

    private readonly PinnedSlabPool _pool = new(8, 2048);
    private readonly SeededLoop _loop = new(1);
    private readonly FakeSocket _socket = new();
    private readonly PacketDevice _device;
    private readonly LinkFrame[] _frames = new LinkFrame[8];

    public PacketDeviceTests()
    {
        _device = new PacketDevice(new EthernetOptions { InterfaceName = "eth1" }, s_facts, _loop, _socket);
        for (int i = 0; i < _frames.Length; i++)
        {
            Assert.True(_pool.TryRent(out BufferLease lease));
            _frames[i] = new LinkFrame(lease, FrameHeadroom.Bytes, 1000);
        }
    }

    public void Dispose()
    {
        foreach (LinkFrame frame in _frames)
        {
            frame.Lease.Return();
        }

        _device.Dispose();
        Assert.True(_socket.IsDisposed);
        _pool.ThrowIfOutstanding();
    }

    [Fact]
    public void Send_AllTaken_IsOneCall()
    {
        Assert.Equal(8, _device.Send(_frames));
        Assert.Equal([(0, 8)], _socket.Sends);
    }

    [Fact]
    public void Send_QueueFull_LeavesTheRestToTheLink()
    {
        _socket.SendAnswers.Enqueue(3);
        _socket.SendAnswers.Enqueue(-Errno.EAGAIN);
        Assert.Equal(3, _device.Send(_frames));
        Assert.Equal(0, Statistics().SendDrops);
    }

    [Theory]
    [InlineData(Errno.ENOBUFS)]
    [InlineData(Errno.ENOMEM)]
    [InlineData(Errno.EMSGSIZE)]
    [InlineData(Errno.EINVAL)]
    public void Send_OneFrameIsDropped_GoesOnWithTheNext(int error)
    {
        _socket.SendAnswers.Enqueue(2);
        _socket.SendAnswers.Enqueue(-error);
        Assert.Equal(8, _device.Send(_frames));
        Assert.Equal([(0, 8), (2, 6), (3, 5)], _socket.Sends);
        Assert.Equal(1, Statistics().SendDrops);
    }

    [Fact]
    public void Send_InterfaceDown_DropsAll()
    {
        _socket.SendAnswers.Enqueue(-Errno.ENETDOWN);
        Assert.Equal(8, _device.Send(_frames));
        Assert.Equal(8, Statistics().SendDrops);
    }

    [Theory]
    [InlineData(Errno.ENXIO, false)]
    [InlineData(Errno.ENODEV, false)]
    [InlineData(Errno.ENETDOWN, true)]
    public void Send_InterfaceGone_EndsTheLink(int error, bool isLost)
    {
        _socket.HasLostInterface = isLost;
        _socket.SendAnswers.Enqueue(-error);
        Assert.Equal(LinkErrorKind.DeviceRemoved, Assert.Throws<LinkException>(() => _device.Send(_frames)).Kind);
    }

    [Theory]
    [InlineData(Errno.EAGAIN)]
    [InlineData(Errno.ENETDOWN)]
    public void Receive_ErrorThatPasses_IsNothing(int error)
    {
        _socket.ReceiveAnswers.Enqueue(-error);
        Assert.Equal(0, _device.Receive(_frames));
    }

    [Theory]
    [InlineData(Errno.ENETDOWN, LinkErrorKind.DeviceRemoved)]
    [InlineData(Errno.EIO, LinkErrorKind.InputOutput)]
    public void Receive_ErrorThatStays_EndsTheLink(int error, LinkErrorKind kind)
    {
        _socket.HasLostInterface = true;
        _socket.ReceiveAnswers.Enqueue(-error);
        Assert.Equal(kind, Assert.Throws<LinkException>(() => _device.Receive(_frames)).Kind);
    }

    [Fact]
    public void Receive_FrameWithoutATag_BeginsBehindTheRoomForOne()
    {
        _socket.ReceiveAnswers.Enqueue(1);
        Assert.Equal(1, _device.Receive(_frames));
        Assert.Equal(FrameHeadroom.Bytes + VlanTag.Bytes, _frames[0].Offset);
    }

    [Fact]
    public void Statistics_KernelDrops_AddUp()
    {
        _socket.Counters = new PacketCounters { Packets = 10, Drops = 3 };
        Assert.Equal(3, Statistics().OverrunErrors);
        Assert.Equal(3, Statistics().OverrunErrors); // the kernel forgets what it told
        _socket.Counters = new PacketCounters { Packets = 10, Drops = 4 };
        Assert.Equal(7, Statistics().OverrunErrors);
    }

    [Fact]
    public void SetFilter_Refused_SaysSo()
    {
        _device.SetFilter("");
        Assert.Equal([0u], _socket.FilterLengths);
        _socket.FilterError = Errno.ENOMEM;
        Assert.Equal(LinkErrorKind.NotSupported, Assert.Throws<LinkException>(() => _device.SetFilter("")).Kind);
    }

    [Fact]
    public void Describe_AnInterface_LeavesRoomForATag()
    {
        LinkInfo info = _device.Describe("eth:eth1", 2048);
        Assert.Equal((1518, 1500, true, 1_000_000_000), (info.MaxFrameBytes, info.Mtu, info.IsUp, info.SpeedBps));
        Assert.Equal(s_facts.HardwareAddress, info.HardwareAddress);
        Assert.Equal(LinkKind.Frames, info.Kind);
    }

    private LinkStatistics Statistics()
    {
        LinkStatistics statistics = default;
        _device.AddStatistics(ref statistics);
        return statistics;
    }
}
