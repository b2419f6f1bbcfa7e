using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links.Frames;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Transport.Links.Tests.Frames;

public sealed class FdFrameLinkTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);
    private readonly PinnedSlabPool _pool = new(1024, 256);
    private readonly EpollLoop _loop = new();
    private readonly RecordingSink _sink = new();
    private readonly ScriptedDevice _device = new();

    public void Dispose()
    {
        _loop.Dispose();
        _device.Dispose();
        _pool.ThrowIfOutstanding();
    }

    [Fact]
    public void Sends_OfOneTurn_LeaveTogetherAtItsEnd()
    {
        using FdFrameLink link = Started();
        for (int i = 0; i < 100; i++)
        {
            Assert.True(link.TrySend(_pool, [1], i));
        }

        Assert.Empty(_device.OfferedToSend);
        Run(() => _sink.Delivered.Count == 100);
        Assert.Equal([64, 36], _device.OfferedToSend);
        Assert.Equal([.. Enumerable.Range(0, 100).Cast<object?>()], _sink.Delivered);
        Assert.Equal((100, 100), (link.Statistics.FramesSent, link.Statistics.BytesSent));
    }

    [Fact]
    public void Sends_DeviceTakesAFew_TheRestWaitsInOrder()
    {
        using FdFrameLink link = Started();
        _device.Sends.Enqueue(_ => 3);
        _device.Sends.Enqueue(_ => 0);
        for (int i = 0; i < 10; i++)
        {
            Assert.True(link.TrySend(_pool, [1], i));
        }

        Run(() => _sink.Delivered.Count == 10); // the descriptor is writable all the time
        Assert.Equal([10, 7, 7], _device.OfferedToSend);
        Assert.Equal([.. Enumerable.Range(0, 10).Cast<object?>()], _sink.Delivered);
    }

    [Fact]
    public void Send_QueueFull_RefusesAndTellsWhenThereIsRoom()
    {
        using FdFrameLink link = Started();
        int taken = 0;
        while (link.TrySend(_pool, [1]))
        {
            taken++;
        }

        Assert.True(taken >= 2 * FdFrameLink.BatchFrames);
        Run(() => _sink.WritableCount == 1 && _sink.Delivered.Count == taken);
    }

    [Fact]
    public void Send_DeviceFails_HandsOverWhatArrivedAndGivesTheRestBack()
    {
        using FdFrameLink link = Started();
        _device.Sends.Enqueue(_ => throw new LinkException(LinkErrorKind.DeviceRemoved, "gone"));
        _device.Reads.Enqueue(_ => 2);
        Assert.True(link.TrySend(_pool, [1], "a"));
        Run(() => _sink.IsClosed);
        Assert.Equal(2, _sink.Frames.Count);
        Assert.Equal(["a"], _sink.Undelivered);
        Assert.Equal("gone", _sink.Cause!.Message);
        Assert.True(_device.IsDisposed);
        Assert.False(link.TrySend(_pool, [1]));
    }

    [Fact]
    public void Close_InsideSent_GivesBackEachFrameOnce()
    {
        var sink = new ClosingSink();
        using FdFrameLink link = new("scripted:", _loop, _pool, _device);
        sink.Link = link;
        link.Start(sink);
        _device.Sends.Enqueue(_ => 5);
        for (int i = 0; i < 80; i++)
        {
            Assert.True(link.TrySend(_pool, [1], i));
        }

        Run(() => sink.IsClosed);
        Assert.Equal((5, 75), (sink.Delivered, sink.Undelivered));
    }

    [Fact]
    public void Close_InsideReceive_ReturnsTheBlocksThatWereNotFilled()
    {
        var sink = new ClosingSink();
        using FdFrameLink link = new("scripted:", _loop, _pool, _device);
        sink.Link = link;
        _device.Reads.Enqueue(_ => 2);
        _device.MakeReady();
        link.Start(sink);
        Run(() => sink.IsClosed);
        Assert.Equal(2, sink.Received);
    }

    [Fact]
    public void Reads_ThatFillAll_AreOfferedMoreAndThenFewerAgain()
    {
        using FdFrameLink link = Started();
        for (int i = 0; i < 6; i++)
        {
            _device.Reads.Enqueue(offered => offered);
        }

        _device.MakeReady();
        Run(() => _device.OfferedToReceive.Count >= 15);
        Assert.Equal([4, 8, 16, 32, 64, 64, 64, 32, 16, 8, 4, 4], _device.OfferedToReceive.Take(12));
        Assert.Equal(4, _pool.Outstanding);
    }

    [Fact]
    public void Reads_WithoutAFreeBlock_WaitAndGoOn()
    {
        using FdFrameLink link = Started();
        List<BufferLease> taken = [];
        while (_pool.TryRent(out BufferLease lease))
        {
            taken.Add(lease);
        }

        _device.Reads.Enqueue(_ => 1);
        _device.MakeReady();
        Run(() => link.Statistics.ReceiveNoBuffer != 0);
        Assert.Empty(_sink.Frames);
        taken.ForEach(l => l.Return());
        Run(() => _sink.Frames.Count == 1);
    }

    [Fact]
    public void Gate_Closed_ReadsNothingUntilItIsOpened()
    {
        using FdFrameLink link = Started();
        IReceiveGate gate = ((ILink)link).Find<IReceiveGate>()!;
        gate.SetReceiving(false);
        _device.MakeReady();
        Assert.False(_loop.RunUntil(() => _device.OfferedToReceive.Count != 0, TimeSpan.FromMilliseconds(5)));
        gate.SetReceiving(true);
        Run(() => _device.OfferedToReceive.Count != 0);
    }

    [Fact]
    public void HangUp_ThatTheDeviceTakesForPassing_IsLookedAtNowAndThenOnly()
    {
        using FdFrameLink link = Started();
        _device.HangUp();
        Run(() => _device.OfferedToReceive.Count >= 2);
        int rounds = 0;
        Assert.False(_loop.RunUntil(() => rounds++ > 100, TimeSpan.FromMilliseconds(30))); // it does not spin
        Assert.False(_sink.IsClosed);
        _device.Reads.Enqueue(_ => throw new LinkException(LinkErrorKind.EndOfStream, "ended"));
        Run(() => _sink.IsClosed);
    }

    [Fact]
    public void Info_Another_IsToldOnce()
    {
        using FdFrameLink link = Started();
        _device.Link!.ReportInfoChanged();
        Assert.Equal(0, _sink.InfoChanges);
        _device.Info = _device.Info with { IsUp = false };
        _device.Link.ReportInfoChanged();
        _device.Link.ReportInfoChanged();
        Assert.Equal((1, false), (_sink.InfoChanges, link.Info.IsUp));
        _device.Info = _device.Info with { MaxFrameBytes = 256 };
        _device.Link.ReportInfoChanged();
        Assert.Equal(LinkErrorKind.InvalidOption, _sink.Cause!.Kind);
    }

    [Fact]
    public void Open_FramesLargerThanBlocks_SaysSoAndClosesTheDevice()
    {
        _device.Info = _device.Info with { MaxFrameBytes = 256 - FrameHeadroom.Bytes + 1 };
        LinkException e = Assert.Throws<LinkException>(() => new FdFrameLink("scripted:", _loop, _pool, _device));
        Assert.Contains("blocks of 256", e.Message);
        Assert.True(_device.IsDisposed);
    }

    [Fact]
    public void Loop_ThatEnds_ClosesTheDevice()
    {
        FdFrameLink link = Started();
        _loop.Dispose();
        Assert.True(_device.IsDisposed);
    }

    private FdFrameLink Started()
    {
        var link = new FdFrameLink("scripted:", _loop, _pool, _device);
        link.Start(_sink);
        return link;
    }

    private void Run(Func<bool> condition) => Assert.True(_loop.RunUntil(condition, s_limit));
}
